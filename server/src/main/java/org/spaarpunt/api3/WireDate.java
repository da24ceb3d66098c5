package org.spaarpunt.api3;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.spaarpunt.events.EventTime;

/** Moments as the protocol writes them: in local time with its offset, to the second. */
final class WireDate {
    private WireDate() {}

    /** The midnight with which a day begins, which is how the protocol writes a day. */
    static String startOf(LocalDate day) {
        return of(EventTime.startOf(day));
    }

    /** The last second of a day, which is how the protocol writes the last day of something. */
    static String endOf(LocalDate day) {
        return of(EventTime.endOf(day).minusSeconds(1));
    }

    /** As in {@code 2015-06-29T13:44:00+02:00}. */
    static String of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .atZone(EventTime.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
