package org.spaarpunt.passholders;

import java.time.LocalDate;

/** On which days people who live were born. */
public final class Birth {
    /** In years; no person has become as old. */
    public static final int MAX_AGE = 130;

    private Birth() {}

    public static boolean isPossible(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && !day.isBefore(today.minusYears(MAX_AGE));
    }
}
