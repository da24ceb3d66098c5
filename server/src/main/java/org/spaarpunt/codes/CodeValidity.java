package org.spaarpunt.codes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.spaarpunt.events.Days;
import org.spaarpunt.time.LocalZone;

/**
 * The chosen days on which a code is valid: {@link #MAX_DAYS} at most, because nothing takes a printed poster back.
 */
public record CodeValidity(Days days) {
    public static final int MAX_DAYS = 400;

    public CodeValidity {
        if (isTooLong(days.first(), days.last())) {
            throw new IllegalArgumentException("A code is valid for " + MAX_DAYS + " days at most, not " + days);
        }
    }

    /** Why days cannot be chosen. */
    public enum Flaw {
        /** The last day is before the first. */
        BACKWARDS,
        /** The last day is over. */
        OVER,
        TOO_LONG,
        /** Before or after any day that a calendar may contain. */
        OUT_OF_RANGE
    }

    /** What is wrong with these days; empty if they can be chosen. */
    public static Optional<Flaw> flawOf(LocalDate first, LocalDate last, LocalDate today) {
        if (first.isBefore(LocalZone.FIRST_DAY) || last.isAfter(LocalZone.LAST_DAY)) {
            return Optional.of(Flaw.OUT_OF_RANGE);
        }
        if (last.isBefore(first)) {
            return Optional.of(Flaw.BACKWARDS);
        }
        if (last.isBefore(today)) {
            return Optional.of(Flaw.OVER);
        }
        return isTooLong(first, last) ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
    }

    /**
     * These days.
     *
     * @throws IllegalArgumentException if they have a flaw
     */
    public static CodeValidity of(LocalDate first, LocalDate last, LocalDate today) {
        flawOf(first, last, today).ifPresent(flaw -> {
            throw new IllegalArgumentException("A code cannot be valid from " + first + " to " + last + ": " + flaw);
        });
        return new CodeValidity(new Days(first, last));
    }

    private static boolean isTooLong(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) >= MAX_DAYS;
    }
}
