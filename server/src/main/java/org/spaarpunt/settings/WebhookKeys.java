package org.spaarpunt.settings;

import java.time.Duration;
import java.util.Map;
import org.spaarpunt.webhooks.WebhookSettings;

/** The settings of reports to other servers. */
final class WebhookKeys {
    static final Map<String, String> DEFAULTS = Map.of(
            "webhook-timeout-seconds",
            String.valueOf(WebhookSettings.DEFAULT_TIMEOUT.toSeconds()),
            "webhook-log-days",
            String.valueOf(WebhookSettings.DEFAULT_KEPT_FOR.toDays()),
            Settings.WEBHOOK_LOOPBACK,
            "false");

    private static final int MAX_SECONDS = 60;
    /** At least as long as reports are sent again. */
    private static final int MIN_LOG_DAYS = 4;

    private static final int MAX_LOG_DAYS = 366;

    private WebhookKeys() {}

    static WebhookSettings read(SettingValues values) {
        return new WebhookSettings(
                Duration.ofSeconds(values.number("webhook-timeout-seconds", 1, MAX_SECONDS)),
                Duration.ofDays(values.number("webhook-log-days", MIN_LOG_DAYS, MAX_LOG_DAYS)),
                values.yesOrNo(Settings.WEBHOOK_LOOPBACK));
    }
}
