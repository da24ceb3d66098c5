package org.spaarpunt.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.spaarpunt.time.LocalZone;

/**
 * A continuous time in which an event takes place, with the window around it in which it accepts check-ins.
 *
 * @param start its first moment
 * @param end the first moment after it
 * @param firstDay the local day on which it starts
 */
record Session(Instant start, Instant end, CheckinWindow window, LocalDate firstDay, Counting counting) {
    /** When the night ends, after local midnight: from then on, a session of several days counts as its next day. */
    static final Duration NIGHT = Duration.ofHours(6);

    /** The day that a check-in in a session counts on. */
    enum Counting {
        /** The day on which the session starts. */
        FIRST_DAY,

        /** The calendar day of the check-in. */
        CALENDAR_DAYS,

        /** The day of the check-in; a night belongs to the day before it. */
        DAYS_WITH_THEIR_NIGHTS
    }

    /** The distance of the moment from the session; zero within it. */
    Duration distance(Instant moment) {
        if (moment.isBefore(start)) {
            return Duration.between(moment, start);
        }
        return moment.isBefore(end) ? Duration.ZERO : Duration.between(end, moment);
    }

    /** The day that a check-in at a moment within the window counts on. */
    LocalDate dayOf(Instant moment) {
        return switch (counting) {
            case FIRST_DAY -> firstDay;
            case CALENDAR_DAYS -> LocalZone.dayOf(moment);
            case DAYS_WITH_THEIR_NIGHTS -> dayWithItsNight(moment.isBefore(end) ? moment : end.minusNanos(1));
        };
    }

    private LocalDate dayWithItsNight(Instant moment) {
        var day = LocalDateTime.ofInstant(moment, LocalZone.ZONE).minus(NIGHT).toLocalDate();
        return day.isBefore(firstDay) ? firstDay : day;
    }
}
