@NullMarked
package org.spaarpunt.web.admin;

import org.jspecify.annotations.NullMarked;
