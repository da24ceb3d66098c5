package org.spaarpunt.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.spaarpunt.http.ExchangeObserver;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.PoolUse;
import org.spaarpunt.storage.Remembered;

/**
 * The measurements of one server since its start; another server in the same process has its own. Safe for use by any number of
 * threads.
 */
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final RequestMetrics requests = new RequestMetrics(registry);
    private final ProblemMetrics problems = new ProblemMetrics(registry);
    private final DeskMetrics desks = new DeskMetrics(registry);

    public Metrics() {
        JvmMemoryMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    public ExchangeObserver requests() {
        return requests;
    }

    /** Counts requests that were refused with 401. */
    public Consumer<OAuthProblem> unauthorized() {
        return problems::count;
    }

    /**
     * Measures a desk.
     *
     * @param name a word of the program's own
     */
    public BatchObserver desk(String name) {
        return desks.observer(name);
    }

    /** Asks the pool whenever the metrics are read. */
    public void watchPool(Supplier<PoolUse> pool) {
        Readings.gauge(
                registry,
                "spaarpunt_pool_size",
                "Open connections to the database",
                () -> pool.get().open());
        Readings.gauge(
                registry,
                "spaarpunt_pool_active",
                "Connections in use",
                () -> pool.get().active());
        Readings.gauge(
                registry,
                "spaarpunt_pool_idle",
                "Connections that are free",
                () -> pool.get().idle());
        Readings.gauge(
                registry,
                "spaarpunt_pool_waiting",
                "Threads that wait for a connection",
                () -> pool.get().waiting());
    }

    /** Asks the memory of consumers and tokens whenever the metrics are read. */
    public void watchCredentials(Supplier<Remembered.Use> memory) {
        Readings.gauge(
                registry,
                "spaarpunt_credentials_remembered",
                "Consumers with their tokens in memory",
                () -> memory.get().size());
        Readings.counter(
                registry,
                "spaarpunt_credentials_hits_total",
                "Look-ups answered from memory",
                () -> memory.get().hits());
        Readings.counter(
                registry,
                "spaarpunt_credentials_misses_total",
                "Look-ups that went to the database",
                () -> memory.get().misses());
    }

    String contentType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    /** All of them in the text format of Prometheus. */
    byte[] text() {
        var text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return text.toByteArray();
    }
}
