package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.logging.EventLog;

/**
 * Tries whether the database accepts a change and makes it durable, as a check-in needs it: it writes a record to the
 * write-ahead log, committed as every commit is, so it waits for the disk and for the standbys that have to confirm;
 * and a small temporary file, because a commit alone needs no new space on a full disk.
 *
 * <p>It has a connection of its own, so that a pool in which all connections are in use does not matter. A connection
 * that fails is closed, and one whose commit hangs is first terminated in the database: there is never more than one
 * session. Safe for use by any number of threads, which take turns.
 */
final class WriteProbe implements BooleanSupplier, AutoCloseable {
    private static final EventLog LOG = EventLog.of(WriteProbe.class);

    /**
     * All in one statement, so that its time limit covers the wait for the commit, and no setting outlives it if a
     * pooler shares sessions. The rows exceed the memory that they may use, so they go to a file.
     */
    private static final String WRITE = """
            select current_setting('transaction_read_only')::boolean,
                   count(*),
                   (select pg_logical_emit_message(true, 'spaarpunt', 'ready'))
            from (select set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)) as local (memory, place),
                 lateral generate_series(1, 20000 + length(place))
            """;

    /** The same without the file, if the administrator allows this user no temporary files. */
    private static final String WRITE_LOG_ONLY = """
            select current_setting('transaction_read_only')::boolean,
                   (select pg_logical_emit_message(true, 'spaarpunt', 'ready'))
            """;

    /** PostgreSQL's state when {@code temp_file_limit} is exceeded. */
    private static final String LIMIT_EXCEEDED = "53400";

    /** After this the statement is cancelled, which ends the wait of a commit. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final DataSource source;
    private final Runnable onReadOnly;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    /** Guarded by the lock, as is the next one. */
    private @Nullable Connection kept;

    /** The problem found by the latest probe; empty: none. */
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

    /** A probe under way closes its connection when it ends. */
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
            // The session may have ended although the database is available; a new one shows that.
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

    /** Logs once for each change, so that the log shows why the server is not ready. */
    private void report(String problem) {
        if (problem.isEmpty() && !reported.isEmpty()) {
            LOG.info("database_became_writable", "The database is writable again");
        } else if (!problem.isEmpty() && reported.isEmpty()) {
            LOG.warn("database_became_read_only", "The database is not writable now: {reason}", problem);
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
                LOG.debug(
                        "broken_connection_close_failed",
                        "Closing a broken connection failed: {reason}",
                        broken.toString());
            }
        }
    }
}
