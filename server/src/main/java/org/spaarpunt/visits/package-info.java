/** A visit: what a passholder can do at a counter, on a device or with a code, here and now, and doing it. */
@NullMarked
package org.spaarpunt.visits;

import org.jspecify.annotations.NullMarked;
