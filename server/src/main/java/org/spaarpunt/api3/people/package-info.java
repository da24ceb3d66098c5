/** The calls about passholders, their cards, memberships and prices. */
@NullMarked
package org.spaarpunt.api3.people;

import org.jspecify.annotations.NullMarked;
