package org.spaarpunt.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.spaarpunt.administration.InstallationWatch;
import org.spaarpunt.backups.BackupWatch;
import org.spaarpunt.http.ExchangeObserver;
import org.spaarpunt.http.HttpListener;
import org.spaarpunt.http.ServerCertificate;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.lookups.Lookups;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.lookups.Party;
import org.spaarpunt.passholders.BirthDateProof;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseCache.Use;
import org.spaarpunt.tracing.Tracer;
import org.spaarpunt.webhooks.DeliveryWorker;

/**
 * The measurements of one server since its start; another server in the same process has its own. Safe for use by any number of
 * threads.
 */
public final class Metrics {
    private static final String MEMORY = "memory";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final RequestMetrics requests = new RequestMetrics(registry);
    private final ProblemMetrics problems = new ProblemMetrics(registry);
    private final BatchMetrics desks = new BatchMetrics(registry);

    public Metrics() {
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
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
     * Measures a batcher.
     *
     * @param name a constant of the program
     */
    public BatchObserver desk(String name) {
        return desks.observer(name);
    }

    /**
     * What runs.
     *
     * @param version of the program
     * @param commit of its sources; empty if it was built without git
     */
    public void tellBuild(String version, String commit) {
        Readings.info(
                registry,
                "spaarpunt_build_info",
                "The version of this program and the commit that it was built from",
                Map.of("version", version, "commit", commit));
    }

    /** Reads the database whenever the metrics are read: none of it asks the database for something. */
    public void watchDatabase(Database database) {
        DatabaseMetrics.register(registry, database);
    }

    /** Reads how many requests are handled whenever the metrics are read. */
    public void watchListener(HttpListener listener, int limit) {
        Readings.gauge(
                registry,
                "spaarpunt_requests_in_flight",
                "Requests that are being handled, this one included",
                listener::requestsInHand);
        Readings.gauge(
                registry,
                "spaarpunt_requests_in_flight_limit",
                "As many requests are handled at once; one more is refused",
                () -> limit);
    }

    /** Reads how long the certificate is valid whenever the metrics are read. */
    public void watchCertificate(Optional<ServerCertificate> certificate) {
        Readings.gaugeIfAny(
                registry,
                "spaarpunt_tls_certificate_not_after_timestamp_seconds",
                "When the certificate of this server expires",
                () -> certificate
                        .map(known -> OptionalLong.of(known.validUntil().getEpochSecond()))
                        .orElse(OptionalLong.empty()));
    }

    /** Reads what the last round found whenever the metrics are read. */
    public void watchInstallation(InstallationWatch watch) {
        InstallationMetrics.register(registry, watch);
    }

    /**
     * Reads how often periodic tasks failed whenever the metrics are read.
     *
     * @param failures by task, each name a constant of the program
     */
    public void watchTasks(Map<String, Supplier<Long>> failures) {
        Readings.counters(
                registry,
                "spaarpunt_task_failures_total",
                "Rounds of a periodic task that failed",
                "task",
                failures,
                Long::longValue);
    }

    /**
     * Reads how far the audit log is chained, and whether its chain was found broken, whenever the metrics are read.
     */
    public void watchAuditLog(LongSupplier length, BooleanSupplier broken) {
        Readings.gauge(registry, "spaarpunt_audit_chain_entries", "Entries in the chain of the audit log", length);
        Readings.gauge(
                registry,
                "spaarpunt_audit_chain_broken",
                "1 when this server has found the chain of the audit log broken, 0 when not",
                () -> broken.getAsBoolean() ? 1 : 0);
    }

    /**
     * Reads caches whenever the metrics are read.
     *
     * @param caches the caches by what they hold, each name a constant of the program
     */
    public void watchMemories(Map<String, Supplier<Use>> caches) {
        Readings.gauges(
                registry, "spaarpunt_remembered", "Answers of the database in memory", MEMORY, caches, Use::size);
        Readings.counters(
                registry,
                "spaarpunt_remembered_hits_total",
                "Look-ups answered from memory",
                MEMORY,
                caches,
                Use::hits);
        Readings.counters(
                registry,
                "spaarpunt_remembered_misses_total",
                "Look-ups that went to the database",
                MEMORY,
                caches,
                Use::misses);
    }

    /** Reads how many look-ups were refused whenever the metrics are read. */
    public void watchLookups(Lookups lookups) {
        CounterWithCallback.builder()
                .name("spaarpunt_lookups_refused_total")
                .help("Look-ups refused with 429 because too many numbers were unknown or foreign")
                .labelNames("budget", "number")
                .callback(reading -> {
                    for (var party : Party.values()) {
                        for (var kind : NumberKind.values()) {
                            reading.call((double) lookups.refused(party, kind), label(party), label(kind));
                        }
                    }
                })
                .register(registry);
    }

    /** Reads what is known of backups whenever the metrics are read. */
    public void watchBackups(BackupWatch backups) {
        Readings.gauge(
                registry,
                "spaarpunt_backup_timestamp_seconds",
                "When the newest backup was begun, 0 if there is none",
                backups::newestSeconds);
        Readings.gauge(registry, "spaarpunt_backup_bytes", "How large the newest backup is", backups::newestBytes);
        Readings.gauge(
                registry,
                "spaarpunt_backup_failed",
                "1 when the last attempt to make a backup failed, 0 when not",
                () -> backups.isFailing() ? 1 : 0);
        Readings.gauge(
                registry,
                "spaarpunt_restored_age_seconds",
                "How old the backup is that this installation was restored from, 0 once that was acknowledged",
                backups::restoredAgeSeconds);
    }

    /** Reads how many reports wait, and what came of those that this server sent, whenever the metrics are read. */
    public void watchWebhooks(DeliveryWorker worker) {
        Readings.gauge(
                registry,
                "spaarpunt_webhooks_waiting",
                "Reports to other servers that wait, on all servers",
                worker::waiting);
        Readings.gauge(
                registry,
                "spaarpunt_webhooks_overdue_seconds",
                "How long the first of them has been due",
                worker::overdueSeconds);
        CounterWithCallback.builder()
                .name("spaarpunt_webhook_attempts_total")
                .help("Attempts of this server to send a report")
                .labelNames("outcome")
                .callback(reading -> {
                    reading.call((double) worker.delivered(), "delivered");
                    reading.call((double) worker.failed(), "failed");
                })
                .register(registry);
    }

    /** Reads what became of spans whenever the metrics are read. */
    public void watchTraces(Tracer tracer) {
        CounterWithCallback.builder()
                .name("spaarpunt_spans_total")
                .help("Spans of recorded traces, by what became of them")
                .labelNames("outcome")
                .callback(reading -> {
                    var exports = tracer.exports();
                    reading.call((double) exports.exported(), "exported");
                    reading.call((double) exports.failed(), "failed");
                    reading.call((double) exports.dropped(), "dropped");
                })
                .register(registry);
    }

    /** Reads how many dates of birth were refused whenever the metrics are read. */
    public void watchBirthDates(BirthDateProof proof) {
        CounterWithCallback.builder()
                .name("spaarpunt_birth_dates_refused_total")
                .help("Dates of birth that were not compared because too many wrong ones were typed")
                .labelNames("budget")
                .callback(reading -> {
                    for (var counted : BirthDateProof.Counted.values()) {
                        reading.call((double) proof.refused(counted), label(counted));
                    }
                })
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
