package org.spaarpunt.events;

import java.time.LocalDate;
import org.spaarpunt.time.LocalZone;

/** Days from the first to the last, both included. */
public record Days(LocalDate first, LocalDate last) {
    public Days {
        LocalZone.requireInRange(first);
        LocalZone.requireInRange(last);
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("days from " + first + " cannot end on " + last);
        }
    }
}
