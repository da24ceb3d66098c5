package org.spaarpunt.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions in the database whose server has given up on them. PostgreSQL does not notice that a client is gone while a session
 * waits, for a standby that is missing or for a lock; such sessions would hold their locks and make later requests wait behind them.
 *
 * <p>A server gives up on every statement after the same time, so a session of a server that has waited for longer is abandoned,
 * whichever server it belonged to. The session is terminated and not cancelled: a commit whose wait is cancelled is reported as done.
 */
final class AbandonedSessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedSessions.class);

    /** A session for which a server still waits is younger than the limit by the time that its statement travelled. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** So that the session that made us look is over the limit and the margin. */
    private static final Duration LOOK_AFTER = MARGIN.multipliedBy(2);

    private static final String END = """
            select count(pg_terminate_backend(pid))
            from pg_stat_activity
            where usename = session_user and datname = current_database() and application_name = left(?, 63)
              and state = 'active' and (wait_event = 'SyncRep' or wait_event_type = 'Lock')
              and clock_timestamp() - query_start > make_interval(secs => ?)
            """;

    private final DataSource source;
    private final String applicationName;
    private final Duration limit;
    private final Semaphore given = new Semaphore(0);
    private final Thread thread;

    /**
     * Waits for {@link #look()}.
     *
     * @param applicationName of the sessions of servers
     * @param limit after which a server gives up on a statement; zero: never
     */
    AbandonedSessions(DataSource source, String applicationName, Duration limit) {
        this.source = source;
        this.applicationName = applicationName;
        this.limit = limit;
        this.thread = Thread.ofVirtual().name("abandoned-sessions").start(this::endUntilClosed);
    }

    /** To be called when a statement was given up. */
    void look() {
        // Without a limit no statement is ever given up.
        if (!limit.isZero()) {
            given.release();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void endUntilClosed() {
        try {
            while (true) {
                given.acquire();
                given.drainPermits();
                Thread.sleep(LOOK_AFTER);
                while (!isDone()) {
                    Thread.sleep(LOOK_AFTER);
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /** Whether no session is left to be ended. */
    private boolean isDone() {
        try {
            int ended = endNow();
            if (ended > 0) {
                LOG.warn(
                        "Ended {} sessions in the database that had waited for more than {} s, after which a server gives up on them",
                        ended,
                        limit.toSeconds());
            }
            return ended == 0;
        } catch (SQLException away) {
            LOG.debug("Abandoned sessions cannot be looked for now: {}", away.toString());
            return false;
        }
    }

    private int endNow() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setString(1, applicationName);
            statement.setDouble(2, limit.plus(MARGIN).toMillis() / 1000.0);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
