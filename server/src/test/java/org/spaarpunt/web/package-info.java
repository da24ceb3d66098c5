@NullMarked
package org.spaarpunt.web;

import org.jspecify.annotations.NullMarked;
