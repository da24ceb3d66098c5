/** Demo data to try the product with: people, cards, events and rewards that exist nowhere else. */
@NullMarked
package org.spaarpunt.demo;

import org.jspecify.annotations.NullMarked;
