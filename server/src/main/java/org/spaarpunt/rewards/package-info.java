/** What points buy: points promotions and welcome advantages. */
@NullMarked
package org.spaarpunt.rewards;

import org.jspecify.annotations.NullMarked;
