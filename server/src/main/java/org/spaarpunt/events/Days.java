package org.spaarpunt.events;

import java.time.LocalDate;

/** Days from the first to the last, both included. */
public record Days(LocalDate first, LocalDate last) {
    public Days {
        EventTime.requireInRange(first);
        EventTime.requireInRange(last);
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("days from " + first + " cannot end on " + last);
        }
    }
}
