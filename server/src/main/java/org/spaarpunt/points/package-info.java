/** The ledger: every movement of points, with its source, destination and reason. */
@NullMarked
package org.spaarpunt.points;

import org.jspecify.annotations.NullMarked;
