package org.spaarpunt.events;

import java.time.Instant;

/** A time in which an event accepts check-ins, including the opening moment but not the closing one; never empty. */
public record CheckinWindow(Instant opens, Instant closes) {
    public CheckinWindow {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("a window that opens at " + opens + " cannot close at " + closes);
        }
    }

    /** Whether check-ins are accepted at the moment. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(opens) && moment.isBefore(closes);
    }
}
