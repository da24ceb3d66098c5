/** The calls about rewards and redemptions. */
@NullMarked
package org.spaarpunt.api3.rewards;

import org.jspecify.annotations.NullMarked;
