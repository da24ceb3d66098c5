package org.spaarpunt.webhooks;

import java.time.Duration;

/**
 * How reports are sent.
 *
 * @param timeout how long one attempt may take, from looking up the host to the end of the answer
 * @param keptFor how long the log of deliveries goes back
 * @param loopback whether endpoints may be on this machine, also without TLS: for demos and tests
 */
public record WebhookSettings(Duration timeout, Duration keptFor, boolean loopback) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration DEFAULT_KEPT_FOR = Duration.ofDays(30);

    public WebhookSettings {
        if (!timeout.isPositive() || !keptFor.isPositive()) {
            throw new IllegalArgumentException("A duration is positive");
        }
    }
}
