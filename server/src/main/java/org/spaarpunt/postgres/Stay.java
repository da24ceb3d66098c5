package org.spaarpunt.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.logging.EventLog;

/**
 * The use of a server by a command that may not have started it. As long as one lasts, {@link #last} gets none, so a
 * command does not stop its server under another one. It is a lock within the server: it ends with its process, and
 * with the server.
 */
final class Stay implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(Stay.class);

    /** "visit", as a number. */
    private static final long KEY = 0x7669736974L;

    private static final String SHARED = "select pg_try_advisory_lock_shared(" + KEY + ")";
    private static final String ALONE = "select pg_try_advisory_lock(" + KEY + ")";

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Connection connection;

    private Stay(Connection connection) {
        this.connection = connection;
    }

    /** Begins beside others; empty if the server is about to be stopped, or does not answer. */
    static Optional<Stay> begin(ServerConnection server) {
        try {
            var stay = new Stay(server.openUnhurriedAsServer());
            if (stay.gets(SHARED)) {
                return Optional.of(stay);
            }
            stay.close();
            return Optional.empty();
        } catch (SQLException stopped) {
            return Optional.empty();
        }
    }

    /** Waits until it is the only one; then none begins until it is closed. */
    static Stay last(ServerConnection server) throws SQLException, InterruptedException {
        var stay = new Stay(server.openUnhurriedAsServer());
        try {
            boolean told = false;
            // It does not queue for the lock: those that come later need not wait for those that were there before.
            while (!stay.gets(ALONE)) {
                if (!told) {
                    LOG.info("database_lent", "Another command uses the database: this one ends when that has ended");
                    told = true;
                }
                Thread.sleep(LOOK_EVERY);
            }
            return stay;
        } catch (SQLException | InterruptedException failed) {
            stay.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // The server has ended, and the lock with it.
        }
    }

    private boolean gets(String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(lock)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
