/** Card numbers, chip numbers and the states of a card. */
@NullMarked
package org.spaarpunt.passes;

import org.jspecify.annotations.NullMarked;
