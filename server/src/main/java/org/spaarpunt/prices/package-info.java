/** What cards cost. */
@NullMarked
package org.spaarpunt.prices;

import org.jspecify.annotations.NullMarked;
