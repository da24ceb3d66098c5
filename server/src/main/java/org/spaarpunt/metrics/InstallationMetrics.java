package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import org.spaarpunt.administration.InstallationWatch;

/** Figures of the whole installation, the same on every server but for the moment at which each has read them. */
final class InstallationMetrics {
    private InstallationMetrics() {}

    static void register(PrometheusRegistry registry, InstallationWatch watch) {
        GaugeWithCallback.builder()
                .name("spaarpunt_last_checkin_timestamp_seconds")
                .help("When there was a check-in with a card of the card system last")
                .labelNames("card_system")
                .callback(reading -> watch.figures()
                        .lastCheckins()
                        .forEach((system, last) -> reading.call((double) last.getEpochSecond(), system)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("spaarpunt_devices")
                .help("Check-in devices by what is known of them")
                .labelNames("state")
                .callback(reading -> watch.figures()
                        .devices()
                        .forEach((light, count) ->
                                reading.call((double) count, light.name().toLowerCase(Locale.ROOT))))
                .register(registry);
        Readings.gauge(
                registry,
                "spaarpunt_mail_waiting",
                "E-mails that are to be sent",
                () -> watch.figures().mailsWaiting());
        Readings.gauge(
                registry,
                "spaarpunt_mail_wait_seconds",
                "How long the oldest e-mail has waited",
                watch::mailWaitSeconds);
    }
}
