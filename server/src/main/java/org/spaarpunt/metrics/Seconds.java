package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/**
 * Histograms of durations: from half a millisecond, a lone batch, to the ten seconds after which a statement is given
 * up.
 */
final class Seconds {
    private static final double[] UPPER_BOUNDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private static final double NANOS_PER_SECOND = 1e9;

    private Seconds() {}

    static Histogram histogram(PrometheusRegistry registry, String name, String help, String label) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .classicOnly()
                .classicUpperBounds(UPPER_BOUNDS)
                .withoutExemplars()
                .register(registry);
    }

    static double of(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
