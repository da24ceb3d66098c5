package org.spaarpunt.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Converts between local times of events and instants: the only place that knows the time zone. */
public final class LocalZone {
    /** The zone in which events are announced and in which days, weeks and months begin. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    /** The first and last day that a calendar may contain. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /**
     * Represent "always": midnight before {@link #FIRST_DAY} and after {@link #LAST_DAY}; a timestamptz can hold both.
     */
    public static final Instant BEGINNING = startOf(FIRST_DAY);

    public static final Instant END = endOf(LAST_DAY);

    private LocalZone() {}

    /** The local day of a moment. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** Local midnight at the beginning of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** Local midnight at the end of a day: 23, 24 or 25 hours after its start. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /**
     * A local time as a start: one skipped by summer time moves forward; of one that occurs twice, the first is meant.
     */
    public static Instant start(LocalDateTime time) {
        return time.atZone(ZONE).withEarlierOffsetAtOverlap().toInstant();
    }

    /**
     * A local time as an end: one skipped by summer time moves forward; of one that occurs twice, the second is meant.
     */
    public static Instant end(LocalDateTime time) {
        return time.atZone(ZONE).withLaterOffsetAtOverlap().toInstant();
    }

    /** Rejects a day that is not between {@link #FIRST_DAY} and {@link #LAST_DAY}. */
    public static void requireInRange(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " is not between " + FIRST_DAY + " and " + LAST_DAY);
        }
    }
}
