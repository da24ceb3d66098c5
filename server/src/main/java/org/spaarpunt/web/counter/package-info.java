/** The pages of a counter during an evening: choosing an event, reading cards, rewards, and what was done lately. */
@NullMarked
package org.spaarpunt.web.counter;

import org.jspecify.annotations.NullMarked;
