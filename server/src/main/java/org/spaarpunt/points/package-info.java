/** The ledger: every point that moves, from where, to whom and why. */
@NullMarked
package org.spaarpunt.points;

import org.jspecify.annotations.NullMarked;
