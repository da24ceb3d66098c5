package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.spaarpunt.time.LocalZone;

/** One date of an event, as announced: in local time, with as much of the hours as is known. */
public sealed interface Occurrence {
    /** A day without hours is often written as one that ends a minute, or a second, before midnight. */
    LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    /**
     * The date for a start and an end. An end equal to the start is unknown. An end earlier on the same day is on the
     * next day. From midnight to midnight, or to the minute before it, are whole days.
     *
     * @throws IllegalArgumentException if the end is on an earlier day than the start
     */
    static Occurrence of(LocalDateTime start, LocalDateTime end) {
        if (end.equals(start)) {
            return of(start);
        }
        boolean onNextDay = end.isBefore(start) && end.toLocalDate().equals(start.toLocalDate());
        var until = onNextDay ? end.plusDays(1) : end;
        if (isMidnight(start) && isMidnight(until) && until.isAfter(start)) {
            return new AllDay(start.toLocalDate(), until.toLocalDate().minusDays(1));
        }
        return isMidnight(start) && isLastMinute(until.toLocalTime())
                ? new AllDay(start.toLocalDate(), until.toLocalDate())
                : new Timed(start, until);
    }

    /** The date for a start alone; at midnight, it is the whole day. */
    static Occurrence of(LocalDateTime start) {
        return isMidnight(start) ? new AllDay(start.toLocalDate(), start.toLocalDate()) : new Starting(start);
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Whether a day that ends at this time is meant to end at midnight. */
    static boolean isLastMinute(LocalTime end) {
        return !end.isBefore(LAST_MINUTE);
    }

    /** The day on which it starts. */
    LocalDate firstDay();

    /** The day on which it ends; that of the start when the end is unknown. */
    LocalDate lastDay();

    /** Whole days without hours, from the first to the last, both included. */
    record AllDay(LocalDate first, LocalDate last) implements Occurrence {
        public AllDay {
            LocalZone.requireInRange(first);
            LocalZone.requireInRange(last);
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("a date from " + first + " cannot end on " + last);
            }
        }

        @Override
        public LocalDate firstDay() {
            return first;
        }

        @Override
        public LocalDate lastDay() {
            return last;
        }
    }

    /** A start without a known end; the end of its day is used. */
    record Starting(LocalDateTime start) implements Occurrence {
        public Starting {
            LocalZone.requireInRange(requireNonNull(start, "start").toLocalDate());
        }

        @Override
        public LocalDate firstDay() {
            return start.toLocalDate();
        }

        @Override
        public LocalDate lastDay() {
            return start.toLocalDate();
        }
    }

    /** A start and a later end, perhaps on a later day. */
    record Timed(LocalDateTime start, LocalDateTime end) implements Occurrence {
        public Timed {
            LocalZone.requireInRange(requireNonNull(start, "start").toLocalDate());
            LocalZone.requireInRange(requireNonNull(end, "end").toLocalDate());
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("a date that starts at " + start + " cannot end at " + end);
            }
        }

        @Override
        public LocalDate firstDay() {
            return start.toLocalDate();
        }

        @Override
        public LocalDate lastDay() {
            return end.toLocalDate();
        }
    }
}
