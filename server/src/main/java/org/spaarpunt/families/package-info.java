/** Families: passholders that another passholder checks in with their own, and what they share. */
@NullMarked
package org.spaarpunt.families;

import org.jspecify.annotations.NullMarked;
