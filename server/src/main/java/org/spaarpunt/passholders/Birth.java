package org.spaarpunt.passholders;

import java.time.LocalDate;

/** The days on which a living person can have been born. */
public final class Birth {
    /** In years; no one has ever lived this long. */
    public static final int MAX_AGE = 130;

    private Birth() {}

    public static boolean isPossible(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && !day.isBefore(today.minusYears(MAX_AGE));
    }
}
