/** Rewards: points promotions, which cost points, and welcome advantages, which do not. */
@NullMarked
package org.spaarpunt.rewards;

import org.jspecify.annotations.NullMarked;
