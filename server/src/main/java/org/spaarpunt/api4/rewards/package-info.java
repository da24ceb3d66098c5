/** Rewards in UiTPAS API 4.0: finding, making and redeeming them. */
@NullMarked
package org.spaarpunt.api4.rewards;

import org.jspecify.annotations.NullMarked;
