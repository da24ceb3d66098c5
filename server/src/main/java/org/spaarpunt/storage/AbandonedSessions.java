package org.spaarpunt.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.spaarpunt.logging.EventLog;

/**
 * Ends sessions in the database that their server has given up on. PostgreSQL does not notice that a client is gone
 * while a session waits, for a standby that is missing or for a lock; such sessions would keep their locks and make
 * later requests wait behind them.
 *
 * <p>All servers give up on a statement after the same time, so a session of any server that has waited for longer is
 * abandoned. The session is terminated and not cancelled: a commit whose wait is cancelled is reported as successful.
 */
final class AbandonedSessions implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(AbandonedSessions.class);

    /** Only sessions older than the limit by this much are ended, which allows for the time that statements travel. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** Delays the search, so that the session that caused it is older than the limit and the margin by then. */
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

    /** Whether all abandoned sessions have been ended. */
    private boolean isDone() {
        try {
            int ended = endNow();
            if (ended > 0) {
                LOG.warn(
                        "abandoned_sessions_ended",
                        "Ended {sessions} sessions in the database that had waited for more than {seconds} s, after which a server gives up on them",
                        ended,
                        limit.toSeconds());
            }
            return ended == 0;
        } catch (SQLException away) {
            LOG.debug(
                    "abandoned_sessions_search_failed",
                    "The search for abandoned sessions failed: {reason}",
                    away.toString());
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
