package org.spaarpunt.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.spaarpunt.time.LocalZone;

/**
 * One stretch of time that an event lasts, with the window around it in which it accepts check-ins.
 *
 * @param start its first moment
 * @param end the first moment after it
 * @param firstDay the local day on which it starts
 */
record Session(Instant start, Instant end, CheckinWindow window, LocalDate firstDay, Counting counting) {
    /** When the night ends, after local midnight: a session of several days begins a new day then. */
    static final Duration NIGHT = Duration.ofHours(6);

    /** As which days a session counts. */
    enum Counting {
        /** All of it as the day on which it starts. */
        FIRST_DAY,

        /** Each calendar day for itself. */
        CALENDAR_DAYS,

        /** Each day with the night that follows it. */
        DAYS_WITH_THEIR_NIGHTS
    }

    /** How far the moment is from the session itself; zero within it. */
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
