package org.spaarpunt.codes;

import java.time.Instant;
import org.spaarpunt.events.Event;

/**
 * A code that checks people in to an event.
 *
 * @param from the first moment at which it is valid
 * @param to the first moment at which it is no longer valid
 */
public record CheckinCode(Event event, Instant from, Instant to) {

    /** Whether the code is valid at this moment and its event is not over. */
    public boolean isValid(Instant moment) {
        return !moment.isBefore(from)
                && moment.isBefore(to)
                && !event.schedule().isOver(moment);
    }
}
