package org.spaarpunt.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.util.Map;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.ReadReplica;

/** The database as this server finds it, and the pool of connections to it. */
final class DatabaseMetrics {
    private DatabaseMetrics() {}

    static void register(PrometheusRegistry registry, Database database) {
        Readings.gauge(
                registry,
                "spaarpunt_database_ready",
                "1 when the database takes changes and makes them durable, 0 when not",
                () -> database.isReady() ? 1 : 0);
        Readings.info(
                registry,
                "spaarpunt_schema_info",
                "The version of the schema that this server started with",
                Map.of("version", database.schemaVersion()));
        pool(registry, database);
        waits(registry, database);
        database.replica().ifPresent(replica -> replica(registry, replica));
    }

    private static void replica(PrometheusRegistry registry, ReadReplica replica) {
        Readings.gauge(
                registry,
                "spaarpunt_replica_used",
                "1 when reports and searches are read from the replica, 0 when from the primary",
                () -> replica.isUsed() ? 1 : 0);
        GaugeWithCallback.builder()
                .name("spaarpunt_replica_staleness_seconds")
                .help("How old the state is at most that the replica shows")
                .callback(reading -> reading.call(replica.stalenessSeconds()))
                .register(registry);
        CounterWithCallback.builder()
                .name("spaarpunt_replica_fallbacks_total")
                .help("Connections for reports and searches that led to the primary")
                .callback(reading -> reading.call((double) replica.fallbacks()))
                .register(registry);
    }

    private static void pool(PrometheusRegistry registry, Database database) {
        Readings.gauge(
                registry,
                "spaarpunt_pool_limit",
                "As many connections are opened at most",
                () -> database.poolUse().limit());
        Readings.gauge(
                registry,
                "spaarpunt_pool_size",
                "Open connections to the database",
                () -> database.poolUse().open());
        Readings.gauge(
                registry,
                "spaarpunt_pool_active",
                "Connections in use",
                () -> database.poolUse().active());
        Readings.gauge(
                registry,
                "spaarpunt_pool_idle",
                "Connections that are free",
                () -> database.poolUse().idle());
        Readings.gauge(
                registry,
                "spaarpunt_pool_waiting",
                "Threads that wait for a connection",
                () -> database.poolUse().waiting());
    }

    private static void waits(PrometheusRegistry registry, Database database) {
        SummaryWithCallback.builder()
                .name("spaarpunt_pool_wait_seconds")
                .help("Time until a connection was free")
                .callback(reading -> {
                    var waits = database.poolUse().waits();
                    reading.call(waits.served(), Seconds.of(waits.total()), Quantiles.EMPTY);
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("spaarpunt_pool_timeouts_total")
                .help("Waits for a connection that were given up")
                .callback(reading ->
                        reading.call((double) database.poolUse().waits().timeouts()))
                .register(registry);
    }
}
