package org.spaarpunt.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long before a start and after an end check-ins are accepted: elapsed time, from zero to {@link #MAX} each. */
public record WindowMargins(Duration before, Duration after) {
    public static final Duration MAX = Duration.ofDays(2);

    /**
     * Five hours before and after: the protocol's default for events. Every insert of an event writes these into its
     * row, so that an event keeps the margins that it was made with.
     */
    public static final WindowMargins DEFAULT = new WindowMargins(Duration.ofHours(5), Duration.ofHours(5));

    public WindowMargins {
        requireInRange(before);
        requireInRange(after);
    }

    private static void requireInRange(Duration margin) {
        if (margin.isNegative() || margin.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("a margin is from 0 to " + MAX.toHours() + " hours, not " + margin);
        }
    }

    /**
     * The window around a start and an end, or empty if nothing is left of it. An end before the start counts as the
     * start: this happens when summer time moves a skipped start past the end.
     */
    Optional<CheckinWindow> around(Instant start, Instant end) {
        Instant opens = start.minus(before);
        Instant closes = (end.isBefore(start) ? start : end).plus(after);
        return opens.isBefore(closes) ? Optional.of(new CheckinWindow(opens, closes)) : Optional.empty();
    }
}
