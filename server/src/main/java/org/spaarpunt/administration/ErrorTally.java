package org.spaarpunt.administration;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many requests one server could not answer in the last hour, by the minute. Safe for use by several threads; a count
 * at the turn of a minute may go to either.
 */
public final class ErrorTally {
    /** What is counted. */
    public static final Duration PERIOD = Duration.ofHours(1);

    private static final int MINUTES = Math.toIntExact(PERIOD.toMinutes());
    private static final int SECONDS_PER_MINUTE = 60;

    private final InstantSource clock;
    private final AtomicLongArray counts = new AtomicLongArray(MINUTES);
    /** The minute that each count is of. */
    private final AtomicLongArray minutes = new AtomicLongArray(MINUTES);

    public ErrorTally(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one error now. */
    public void count() {
        long minute = now();
        int place = (int) (minute % MINUTES);
        if (minutes.getAndSet(place, minute) != minute) {
            counts.set(place, 0);
        }
        counts.incrementAndGet(place);
    }

    public long inLastHour() {
        long oldest = now() - MINUTES + 1;
        long sum = 0;
        for (int place = 0; place < MINUTES; place++) {
            sum += minutes.get(place) >= oldest ? counts.get(place) : 0;
        }
        return sum;
    }

    private long now() {
        return clock.instant().getEpochSecond() / SECONDS_PER_MINUTE;
    }
}
