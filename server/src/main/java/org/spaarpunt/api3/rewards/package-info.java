/** The calls about rewards and what was redeemed. */
@NullMarked
package org.spaarpunt.api3.rewards;

import org.jspecify.annotations.NullMarked;
