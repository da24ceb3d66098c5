package org.spaarpunt.lookups;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of one budget may be used in each of its periods, which begin at the same moments on every server.
 *
 * @param budget what is counted and whose budget it is: the same text is the same budget
 */
public record Allowance(String budget, int most, Duration period) {
    public Allowance {
        if (most < 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A budget holds for a period: " + most + " in " + period);
        }
    }

    /** The end of the period that this moment is in. */
    public Instant endAfter(Instant moment) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(moment.getEpochSecond(), seconds) + 1) * seconds);
    }
}
