package org.spaarpunt.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.events.EventTime;

/** Local days from the first to the last, both included, each of which may be open. */
public record Span(Optional<LocalDate> first, Optional<LocalDate> last) {
    /** Whether there is a day in it, of those that calendars know. */
    public boolean isPossible() {
        var from = first.orElse(EventTime.FIRST_DAY);
        var until = last.orElse(EventTime.LAST_DAY);
        return !until.isBefore(from) && !from.isBefore(EventTime.FIRST_DAY) && !until.isAfter(EventTime.LAST_DAY);
    }

    Instant beginning() {
        return first.map(EventTime::startOf).orElse(EventTime.BEGINNING);
    }

    Instant end() {
        return last.map(EventTime::endOf).orElse(EventTime.END);
    }

    /** For the audit log. */
    String text() {
        return "from " + first.map(LocalDate::toString).orElse("the beginning") + " until "
                + last.map(LocalDate::toString).orElse("now");
    }
}
