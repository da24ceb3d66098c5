package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;

/** Metrics that are kept elsewhere and asked for when somebody reads them. */
final class Readings {
    private Readings() {}

    static void gauge(PrometheusRegistry registry, String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(reading -> reading.call((double) value.getAsLong()))
                .register(registry);
    }
}
