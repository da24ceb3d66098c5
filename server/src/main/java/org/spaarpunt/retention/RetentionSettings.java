package org.spaarpunt.retention;

import java.time.Duration;
import java.util.Optional;

/**
 * How long details are kept.
 *
 * @param visitDetails which card a visit or a redemption was made with, and which employee checked somebody in; empty:
 *     without end
 * @param auditDetails old and new values of personal data in the audit log; empty: without end
 */
public record RetentionSettings(Optional<Duration> visitDetails, Optional<Duration> auditDetails) {
    /** A counter must be able to undo and to explain what was done in the weeks before. */
    public static final Duration LEAST = Duration.ofDays(31);

    public RetentionSettings {
        if (visitDetails.filter(RetentionSettings::isTooShort).isPresent()
                || auditDetails.filter(RetentionSettings::isTooShort).isPresent()) {
            throw new IllegalArgumentException("Details are kept for at least " + LEAST.toDays() + " days");
        }
    }

    private static boolean isTooShort(Duration duration) {
        return duration.compareTo(LEAST) < 0;
    }
}
