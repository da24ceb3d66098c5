package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries whether the database takes a change and makes it durable, as a check-in needs it: a record in its log, committed as every
 * commit is, so it waits for the disk and for the standbys that have to confirm; and a small temporary file, because a commit alone
 * does not need new space on a disk that is full.
 *
 * <p>It has a connection of its own, so that a pool in which all connections are in use does not count. One that fails is closed, and
 * one whose commit hangs is let go by the database first: there is never more than one session. Safe for use by any number of
 * threads, which take turns.
 */
final class WriteProbe implements BooleanSupplier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);

    /**
     * All in one statement, so that the end of its commit is waited for under its time limit, and no setting outlives it where a pooler
     * shares sessions. The rows do not fit into the memory that they may use.
     */
    private static final String WRITE = """
            select current_setting('transaction_read_only')::boolean,
                   count(*),
                   (select pg_logical_emit_message(true, 'spaarpunt', 'ready'))
            from (select set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)) as local (memory, place),
                 lateral generate_series(1, 20000 + length(place))
            """;

    /** The same without the file, where the administrator allows none to this user. */
    private static final String WRITE_LOG_ONLY = """
            select current_setting('transaction_read_only')::boolean,
                   (select pg_logical_emit_message(true, 'spaarpunt', 'ready'))
            """;

    /** What PostgreSQL says when {@code temp_file_limit} is exceeded. */
    private static final String LIMIT_EXCEEDED = "53400";

    /** After this the statement is cancelled, which ends the wait of a commit. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final DataSource source;
    private final Runnable onReadOnly;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    /** Guarded by the lock, as the next one is. */
    private @Nullable Connection kept;

    /** What was wrong at the latest probe; empty: nothing. */
    private String reported = "";

    /** @param onReadOnly is run when a connection is found to lead to a read-only server */
    WriteProbe(DataSource source, Runnable onReadOnly) {
        this.source = source;
        this.onReadOnly = onReadOnly;
    }

    @Override
    public boolean getAsBoolean() {
        lock.lock();
        try {
            return !closed && succeeds();
        } finally {
            lock.unlock();
            letGoIfClosed();
        }
    }

    /** A probe under way lets go of its connection when it ends. */
    @Override
    public void close() {
        closed = true;
        letGoIfClosed();
    }

    private boolean succeeds() {
        long end = System.nanoTime() + LIMIT.toNanos();
        boolean wasKept = kept != null;
        try {
            boolean durable = isDurable();
            report(durable ? "" : "a commit was not confirmed within " + LIMIT.toSeconds() + " s");
            return durable;
        } catch (SQLException failed) {
            letGo();
            if (Outage.isReadOnly(failed)) {
                onReadOnly.run();
            }
            // The session may have gone while the database is there; a new one tells.
            if (wasKept && System.nanoTime() < end) {
                return succeeds();
            }
            report(String.valueOf(failed.getMessage()));
            return false;
        }
    }

    private boolean isDurable() throws SQLException {
        var connection = kept == null ? source.getConnection() : kept;
        kept = connection;
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) LIMIT.toSeconds());
            return written(statement, WRITE);
        } catch (SQLException failed) {
            if (!LIMIT_EXCEEDED.equals(failed.getSQLState())) {
                throw failed;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) LIMIT.toSeconds());
            return written(statement, WRITE_LOG_ONLY);
        }
    }

    private static boolean written(Statement statement, String write) throws SQLException {
        try (var row = statement.executeQuery(write)) {
            row.next();
            if (row.getBoolean(1)) {
                throw new SQLException("The database is read-only", Outage.READ_ONLY);
            }
        }
        // A commit whose wait for a standby was cancelled succeeds with a warning.
        return statement.getWarnings() == null;
    }

    /** Once for each change, so that the log says why the server is not ready. */
    private void report(String problem) {
        if (problem.isEmpty() && !reported.isEmpty()) {
            LOG.info("The database takes changes again");
        } else if (!problem.isEmpty() && reported.isEmpty()) {
            LOG.warn("The database takes no changes now: {}", problem);
        }
        reported = problem;
    }

    private void letGoIfClosed() {
        if (closed && lock.tryLock()) {
            try {
                letGo();
            } finally {
                lock.unlock();
            }
        }
    }

    private void letGo() {
        var connection = kept;
        kept = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                LOG.debug("A broken connection: {}", broken.toString());
            }
        }
    }
}
