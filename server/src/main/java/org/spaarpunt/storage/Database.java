package org.spaarpunt.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The pool of connections to PostgreSQL 15 or newer. Safe for use by any number of threads. */
public final class Database implements AutoCloseable {
    /** How long a request waits for a connection; after that the database counts as away. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(2);

    /** How long one statement may take before the connection counts as broken. */
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(10);

    /**
     * How each connection is set up. Statements here find their rows by keys, and are planned once: a plan made while a table is
     * small must not read it whole, for it is used when the table has grown; and compiling a plan takes longer than it runs.
     */
    public static final String SESSION = """
            set time zone 'UTC'; set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off""";

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final String schemaVersion;

    private Database(DatabaseAddress address, String schemaVersion, HikariDataSource pool) {
        this.address = address;
        this.schemaVersion = schemaVersion;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // A failed statement's arguments are people's card numbers and tokens: they have no place in a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Opens the pool and brings the schema up to date.
     *
     * @param connections how many the pool holds
     * @throws UnusableDatabaseException when the database refuses the user, or its schema does not fit
     * @throws UnreachableDatabaseException when it is away
     */
    public static Database open(DatabaseAddress address, int connections) {
        return open(address, configuration(source(address), connections));
    }

    /** As {@link #open}, for a program that does one thing after another, some of which may take long. */
    public static Database openUnhurried(DatabaseAddress address) {
        var source = source(address);
        source.setSocketTimeout(0);
        return open(address, configuration(source, 1));
    }

    private static Database open(DatabaseAddress address, HikariConfig configuration) {
        var schemaVersion = Schema.of(address).upgrade();
        try {
            return new Database(address, schemaVersion, new HikariDataSource(configuration));
        } catch (PoolInitializationException failure) {
            throw OpeningFailure.of(failure, address);
        }
    }

    /** Whether the tables of an installation are there, of whatever version; throws as {@link #open} does. */
    public static boolean hasTables(DatabaseAddress address) {
        return Schema.of(address).isThere();
    }

    /** The number of the last migration. */
    public String schemaVersion() {
        return schemaVersion;
    }

    /** The version of PostgreSQL, as it says itself. */
    public String serverVersion() {
        return jdbi.withHandle(handle ->
                handle.createQuery("show server_version").mapTo(String.class).one());
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether the database answers now. */
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (RuntimeException failure) {
            if (Outage.caused(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** How the pool is used now. */
    public PoolUse poolUse() {
        var seen = pool.getHikariPoolMXBean();
        return new PoolUse(
                seen.getTotalConnections(),
                seen.getActiveConnections(),
                seen.getIdleConnections(),
                seen.getThreadsAwaitingConnection());
    }

    /** Runs {@code onChange} soon after what servers remember was changed anywhere, until the result is closed. */
    public ChangeNotices listen(Runnable onChange) {
        return ChangeNotices.listen(source(address), onChange);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariConfig configuration(DataSource source, int connections) {
        var configuration = new HikariConfig();
        configuration.setPoolName("spaarpunt");
        configuration.setDataSource(source);
        configuration.setMaximumPoolSize(connections);
        configuration.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        configuration.setConnectionInitSql(SESSION);
        return configuration;
    }

    private static PatientDataSource source(DatabaseAddress address) {
        var source = new PatientDataSource();
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("spaarpunt");
        source.setConnectTimeout((int) CONNECTION_WAIT.toSeconds());
        source.setSocketTimeout((int) ANSWER_WAIT.toSeconds());
        source.setTcpKeepAlive(true);
        // The statements are few and always the same: each is prepared at its first use.
        source.setPrepareThreshold(1);
        // The detail of a broken constraint quotes the row, and a row may hold a card number.
        source.setLogServerErrorDetail(false);
        return source;
    }
}
