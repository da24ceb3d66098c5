@NullMarked
package org.spaarpunt.demo;

import org.jspecify.annotations.NullMarked;
