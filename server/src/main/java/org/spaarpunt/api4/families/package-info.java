/** The people that a user's application shows together. */
@NullMarked
package org.spaarpunt.api4.families;

import org.jspecify.annotations.NullMarked;
