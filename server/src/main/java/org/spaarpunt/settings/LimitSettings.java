package org.spaarpunt.settings;

import static java.util.Map.entry;

import java.util.Map;
import org.spaarpunt.http.ListenerSettings;
import org.spaarpunt.lookups.LookupLimits;

/**
 * How much is asked of a server before it refuses.
 *
 * @param concurrentRequests one more is refused with status 503
 * @param uploadBytes of a file that is sent with a form
 * @param api how many requests of the JSON API are answered in a minute
 * @param lookups how many unknown and foreign numbers may be looked up
 */
public record LimitSettings(int concurrentRequests, int uploadBytes, RequestLimits api, LookupLimits lookups) {
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            entry("max-concurrent-requests", String.valueOf(ListenerSettings.DEFAULT_MAX_CONCURRENT_REQUESTS)),
            entry("max-upload-megabytes", "16"),
            entry("api-requests-per-application", "60000"),
            entry("api-requests-per-person", "1200"),
            entry("card-lookups-per-caller", String.valueOf(LookupLimits.CARDS.caller())),
            entry("card-lookups-per-counter", String.valueOf(LookupLimits.CARDS.counter())),
            entry("card-lookups-per-application", String.valueOf(LookupLimits.CARDS.application())),
            entry("national-number-lookups-per-caller", String.valueOf(LookupLimits.NATIONAL_NUMBERS.caller())),
            entry("national-number-lookups-per-counter", String.valueOf(LookupLimits.NATIONAL_NUMBERS.counter())),
            entry(
                    "national-number-lookups-per-application",
                    String.valueOf(LookupLimits.NATIONAL_NUMBERS.application())));

    private static final int MAX_CONCURRENT_REQUESTS = 100_000;
    private static final int MAX_UPLOAD_MEGABYTES = 256;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MAX_API_REQUESTS = 10_000_000;
    private static final int MAX_LOOKUPS = 100_000_000;

    static LimitSettings of(SettingValues values) {
        return new LimitSettings(
                values.number("max-concurrent-requests", 1, MAX_CONCURRENT_REQUESTS),
                values.number("max-upload-megabytes", 1, MAX_UPLOAD_MEGABYTES) * MEGABYTE,
                new RequestLimits(
                        values.number("api-requests-per-application", 0, MAX_API_REQUESTS),
                        values.number("api-requests-per-person", 0, MAX_API_REQUESTS)),
                new LookupLimits(
                        lookups(values, "card-lookups"),
                        lookups(values, "national-number-lookups"),
                        LookupLimits.READ_AGAIN_AFTER));
    }

    private static LookupLimits.Limit lookups(SettingValues values, String what) {
        return new LookupLimits.Limit(
                values.number(what + "-per-caller", 1, MAX_LOOKUPS),
                values.number(what + "-per-counter", 1, MAX_LOOKUPS),
                values.number(what + "-per-application", 1, MAX_LOOKUPS));
    }
}
