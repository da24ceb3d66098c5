/** Pages for organisers: their events, the check-ins at them, and what a card would get there. */
@NullMarked
package org.spaarpunt.web.events;

import org.jspecify.annotations.NullMarked;
