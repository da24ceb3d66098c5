package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Metrics whose values are kept elsewhere and read when the metrics are scraped. */
final class Readings {
    private Readings() {}

    static void gauge(PrometheusRegistry registry, String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(reading -> reading.call((double) value.getAsLong()))
                .register(registry);
    }

    /** One that is served only while it has a value. */
    static void gaugeIfAny(PrometheusRegistry registry, String name, String help, Supplier<OptionalLong> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(reading -> value.get().ifPresent(known -> reading.call((double) known)))
                .register(registry);
    }

    /** One that is always 1, and says something in its labels. */
    static void info(PrometheusRegistry registry, String name, String help, Map<String, String> labels) {
        var names = labels.keySet().toArray(String[]::new);
        var values = labels.values().toArray(String[]::new);
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(names)
                .callback(reading -> reading.call(1, values))
                .register(registry);
    }

    /** One for each source, distinguished by a label. */
    static <T> void gauges(
            PrometheusRegistry registry,
            String name,
            String help,
            String label,
            Map<String, Supplier<T>> sources,
            ToLongFunction<T> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(reading ->
                        sources.forEach((of, source) -> reading.call((double) value.applyAsLong(source.get()), of)))
                .register(registry);
    }

    /** The same for values that only grow. */
    static <T> void counters(
            PrometheusRegistry registry,
            String name,
            String help,
            String label,
            Map<String, Supplier<T>> sources,
            ToLongFunction<T> value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(reading ->
                        sources.forEach((of, source) -> reading.call((double) value.applyAsLong(source.get()), of)))
                .register(registry);
    }
}
