@NullMarked
package org.spaarpunt.web.staff;

import org.jspecify.annotations.NullMarked;
