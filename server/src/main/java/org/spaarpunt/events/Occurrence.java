package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** One date of an event, as it is announced: in local time, with as much of the hours as is known. */
public sealed interface Occurrence {
    /** The day on which it starts. */
    LocalDate firstDay();

    /** The day on which it ends; that of the start when the end is unknown. */
    LocalDate lastDay();

    /** Whole days without hours, from the first to the last, both included. */
    record AllDay(LocalDate first, LocalDate last) implements Occurrence {
        public AllDay {
            EventTime.requireInRange(first);
            EventTime.requireInRange(last);
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

    /** A start whose end is unknown; the end of its day counts as the end. */
    record Starting(LocalDateTime start) implements Occurrence {
        public Starting {
            EventTime.requireInRange(requireNonNull(start, "start").toLocalDate());
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

    /** A start and an end, which may be the same moment or lie on a later day. */
    record Timed(LocalDateTime start, LocalDateTime end) implements Occurrence {
        public Timed {
            EventTime.requireInRange(requireNonNull(start, "start").toLocalDate());
            EventTime.requireInRange(requireNonNull(end, "end").toLocalDate());
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
