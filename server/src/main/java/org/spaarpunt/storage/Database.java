package org.spaarpunt.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.spaarpunt.logging.EventLog;

/** The pool of connections to PostgreSQL 15 or newer. Safe for use by any number of threads. */
public final class Database implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(Database.class);

    /** How long a request waits for a connection; after that the database counts as unavailable. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(2);

    /** How long testing a connection that was idle for a while may take. */
    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(1);

    /** A caller of the readiness has an answer within two seconds, including the network. */
    private static final Readiness.Limits READINESS =
            new Readiness.Limits(Duration.ofMillis(1_500), Duration.ofSeconds(1));

    /**
     * How each connection is set up. Statements here find their rows by keys, and are planned once: a plan made while a
     * table is small must not be a sequential scan, because it is still used when the table has grown; and compiling a
     * plan takes longer than running it. Citus cannot plan a statement without knowing its values, which decide where
     * the rows are; there PostgreSQL chooses.
     */
    public static final String SESSION = """
            set time zone 'UTC'; set enable_seqscan = off; set jit = off;
            select set_config('plan_cache_mode',
                              case when exists (select 1 from pg_extension where extname = 'citus') then 'auto'
                                   else 'force_generic_plan' end,
                              false)\
            """;

    private final Sources sources;
    private final String schemaVersion;
    private final boolean sharesSessions;
    private final HikariDataSource pool;
    private final PoolWaits waits = new PoolWaits();
    private final Jdbi jdbi;
    private final AbandonedSessions abandoned;
    private final WriteProbe probe;
    private final Readiness readiness;

    /** Set while it is opened. */
    private Optional<ReadReplica> replica = Optional.empty();

    private Database(Sources sources, Found found, PatientDataSource source, int connections) {
        this.sources = sources;
        this.schemaVersion = found.schemaVersion();
        this.sharesSessions = found.sharesSessions();
        this.abandoned = new AbandonedSessions(
                sources.ofWatch("watch"), sources.applicationName(), Duration.ofSeconds(source.getSocketTimeout()));
        var guard = new PoolGuard(this::evictAll, abandoned::look);
        this.pool = new HikariDataSource(configuration(source, guard, waits, connections));
        this.jdbi = Jdbi.create(new TracedConnections(pool::getConnection));
        // A failed statement's arguments are people's card numbers and tokens, which must not be logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.probe = new WriteProbe(sources.ofWatch("readiness"), guard::readOnly);
        this.readiness = new Readiness(probe, READINESS);
    }

    /**
     * Opens the pool and brings the schema up to date.
     *
     * @param connections how many the pool holds
     * @throws UnusableDatabaseException when the database refuses the user, its schema does not fit, or a pooler in
     *     front of it makes it impossible to run
     * @throws UnreachableDatabaseException when it is unavailable or read-only
     */
    public static Database open(DatabaseAddress address, int connections) {
        var sources = new Sources(address);
        var database = open(sources, sources.ofServer(), connections);
        if (database.sharesSessions) {
            LOG.warn(
                    "pooler_detected",
                    "The database is behind a pooler in transaction mode: changes by other servers and commands are"
                            + " seen here after staleness-seconds, and the pooler's connect_query has to set up its"
                            + " sessions as described in docs/operations.md");
        }
        return database;
    }

    /** As {@link #open}, with a replica beside it that some reading may go to. */
    public static Database open(DatabaseAddress address, int connections, Optional<ReplicaSettings> replica) {
        return follow(open(address, connections), connections, replica);
    }

    private static Database follow(Database database, int connections, Optional<ReplicaSettings> replica) {
        database.replica = replica.map(known -> ReadReplica.open(known, database, connections));
        return database;
    }

    /** As {@link #open}, for a program that executes one statement after another, some of which may take long. */
    public static Database openUnhurried(DatabaseAddress address) {
        var sources = new Sources(address);
        return open(sources, sources.ofCommand(), 1);
    }

    /** What was found at the start: the number of the last migration, and whether a pooler shares sessions. */
    private record Found(String schemaVersion, boolean sharesSessions) {}

    /**
     * As {@link #open}, on a database whose schema is known to be up to date: tests clone a migrated one hundreds of
     * times.
     */
    static Database openMigrated(DatabaseAddress address, int connections) {
        var sources = new Sources(address);
        return open(sources, sources.ofServer(), connections, _ -> "that of its template");
    }

    /** The same with a replica. */
    static Database openMigrated(DatabaseAddress address, int connections, Optional<ReplicaSettings> replica) {
        return follow(openMigrated(address, connections), connections, replica);
    }

    private static Database open(Sources sources, PatientDataSource source, int connections) {
        return open(
                sources,
                source,
                connections,
                sharesSessions -> Schema.of(sources, sharesSessions).upgrade());
    }

    private static Database open(
            Sources sources, PatientDataSource source, int connections, Function<Boolean, String> schemaVersion) {
        try {
            boolean sharesSessions = Pooler.sharesSessions(sources);
            var found = new Found(schemaVersion.apply(sharesSessions), sharesSessions);
            return new Database(sources, found, source, connections);
        } catch (StatementFailure | PoolInitializationException failure) {
            throw OpeningFailure.of(failure, sources.address());
        }
    }

    /** Whether the tables of an installation exist, of whatever version; throws as {@link #open} does. */
    public static boolean hasTables(DatabaseAddress address) {
        return Schema.of(new Sources(address), true).isThere();
    }

    /**
     * Connections for looking at a database whose schema may be of another version. Nothing is pooled, set up or
     * upgraded.
     */
    public static Jdbi looking(DatabaseAddress address) {
        var jdbi = Jdbi.create(new Sources(address).ofInspection());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    /** The number of the last migration. */
    public String schemaVersion() {
        return schemaVersion;
    }

    /** The version of PostgreSQL, as reported by the server. */
    public String serverVersion() {
        return jdbi.withHandle(handle ->
                handle.createQuery("show server_version").mapTo(String.class).one());
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** For reading that may be a few seconds old; see {@link ReadReplica}. */
    public Jdbi reading() {
        return replica.map(ReadReplica::jdbi).orElse(jdbi);
    }

    public Optional<ReadReplica> replica() {
        return replica;
    }

    /** Whether the database is writable now and makes changes durable; answers within two seconds in any case. */
    public boolean isReady() {
        return readiness.now();
    }

    /** A connection of the pool. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    Sources sources() {
        return sources;
    }

    /** How the pool is used now. */
    public PoolUse poolUse() {
        var seen = pool.getHikariPoolMXBean();
        return new PoolUse(
                pool.getMaximumPoolSize(),
                seen.getTotalConnections(),
                seen.getActiveConnections(),
                seen.getIdleConnections(),
                seen.getThreadsAwaitingConnection(),
                waits.sum());
    }

    /**
     * Runs {@code onChange} soon after something that servers cache was changed anywhere, until the result is closed.
     * Where a pooler shares sessions there is no listening: a notice would reach whichever client has the session by
     * then.
     */
    public Optional<ChangeNotices> listen(Runnable onChange) {
        return sharesSessions ? Optional.empty() : Optional.of(ChangeNotices.listen(sources.ofNotices(), onChange));
    }

    @Override
    public void close() {
        replica.ifPresent(ReadReplica::close);
        abandoned.close();
        probe.close();
        pool.close();
    }

    private void evictAll() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static HikariConfig configuration(
            PatientDataSource source, PoolGuard guard, PoolWaits waits, int connections) {
        var configuration = new HikariConfig();
        configuration.setPoolName("spaarpunt");
        configuration.setDataSource(source);
        configuration.setMaximumPoolSize(connections);
        configuration.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        configuration.setValidationTimeout(VALIDATION_WAIT.toMillis());
        configuration.setExceptionOverride(guard);
        configuration.setMetricsTrackerFactory((_, _) -> waits);
        return configuration;
    }
}
