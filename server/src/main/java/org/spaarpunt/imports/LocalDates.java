package org.spaarpunt.imports;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.spaarpunt.events.EventTime;
import org.spaarpunt.events.Occurrence;

/** Dates of UiTdatabank as calendars here have them: in local time, whole days where no hours are meant. */
final class LocalDates {
    /** UiTdatabank writes a day without hours from midnight to a second, or a minute, before midnight. */
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private LocalDates() {}

    static LocalDateTime local(OffsetDateTime moment) {
        return LocalDateTime.ofInstant(moment.toInstant(), EventTime.ZONE);
    }

    /** @throws IllegalArgumentException when the end comes first */
    static Occurrence between(OffsetDateTime start, OffsetDateTime end) {
        var localStart = local(start);
        var localEnd = local(end);
        // In the hour that the clock shows twice the end may show an earlier time than the start.
        boolean turnedBack = localEnd.isBefore(localStart) && !end.isBefore(start);
        return between(localStart, turnedBack ? localStart : localEnd);
    }

    static Occurrence between(LocalDateTime start, LocalDateTime end) {
        boolean wholeDays = start.toLocalTime().equals(LocalTime.MIDNIGHT)
                && !end.toLocalTime().isBefore(LAST_MINUTE);
        return wholeDays
                ? new Occurrence.AllDay(start.toLocalDate(), end.toLocalDate())
                : new Occurrence.Timed(start, end);
    }
}
