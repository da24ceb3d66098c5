/** A small world to try the product in: people, cards, events and rewards that exist nowhere else. */
@NullMarked
package org.spaarpunt.demo;

import org.jspecify.annotations.NullMarked;
