/** Passholders, their memberships and what is stored about them. */
@NullMarked
package org.spaarpunt.api4.people;

import org.jspecify.annotations.NullMarked;
