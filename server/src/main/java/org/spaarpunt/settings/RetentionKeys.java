package org.spaarpunt.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.retention.RetentionSettings;
import org.spaarpunt.settings.Settings.InvalidSettings;

/** The settings of how long details about people are kept. */
final class RetentionKeys {
    /** Beyond notices, which have an end, nothing is removed that the operator did not ask for. */
    static final Map<String, String> DEFAULTS = Map.of(
            "visit-details-days",
            "0",
            "audit-details-days",
            "0",
            "ended-token-days",
            "0",
            "ended-membership-days",
            "0",
            "notice-days",
            String.valueOf(RetentionSettings.NOTICES.toDays()));

    private static final int MIN_DAYS = (int) RetentionSettings.LEAST.toDays();
    private static final int MAX_DAYS = 36_500;

    /** A notice is to be noticed, and no archive. */
    private static final int MAX_NOTICE_DAYS = 366;

    private RetentionKeys() {}

    static RetentionSettings read(SettingValues values) {
        return new RetentionSettings(
                keptFor(values, "visit-details-days"),
                keptFor(values, "audit-details-days"),
                keptFor(values, "ended-token-days"),
                keptFor(values, "ended-membership-days"),
                Duration.ofDays(values.number("notice-days", MIN_DAYS, MAX_NOTICE_DAYS)));
    }

    /** Zero: without end. */
    private static Optional<Duration> keptFor(SettingValues values, String key) {
        int days = values.number(key, 0, MAX_DAYS);
        if (0 < days && days < MIN_DAYS) {
            throw new InvalidSettings("The setting " + key + " must be 0, which means without end, or at least "
                    + MIN_DAYS + " days, not " + days);
        }
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
