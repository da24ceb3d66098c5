/** Checking in: the facts of a check-in, the rules in order, and the desk that commits the grants. */
@NullMarked
package org.spaarpunt.checkins;

import org.jspecify.annotations.NullMarked;
