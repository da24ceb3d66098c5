package org.spaarpunt.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.time.LocalZone;

/** Local days from the first to the last, both included; either may be open. */
public record Span(Optional<LocalDate> first, Optional<LocalDate> last) {
    /** Whether it contains a day that calendars can represent. */
    public boolean isPossible() {
        var from = first.orElse(LocalZone.FIRST_DAY);
        var until = last.orElse(LocalZone.LAST_DAY);
        return !until.isBefore(from) && !from.isBefore(LocalZone.FIRST_DAY) && !until.isAfter(LocalZone.LAST_DAY);
    }

    Instant beginning() {
        return first.map(LocalZone::startOf).orElse(LocalZone.BEGINNING);
    }

    Instant end() {
        return last.map(LocalZone::endOf).orElse(LocalZone.END);
    }

    /** For the audit log. */
    String text() {
        return "from " + first.map(LocalDate::toString).orElse("the beginning") + " until "
                + last.map(LocalDate::toString).orElse("now");
    }
}
