package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.spaarpunt.logging.EventLog;

/**
 * Notifies every server on the database that something they may have cached has changed, through PostgreSQL's NOTIFY.
 *
 * <p>It only makes servers agree sooner: if a notice is lost, a server is stale for as long as it may be anyway. A
 * listener has a connection of its own beside the pool, and treats a new connection like a notice, since it may have
 * missed some.
 */
public final class ChangeNotices implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(ChangeNotices.class);

    private static final String CHANNEL = "spaarpunt_changes";

    /** After this long without notices the connection is tested, so that a dead one is found. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration RECONNECT_EVERY = Duration.ofSeconds(1);

    private final DataSource source;
    private final Runnable onChange;
    private final Thread thread;

    private ChangeNotices(DataSource source, Runnable onChange) {
        this.source = source;
        this.onChange = onChange;
        var first = connect();
        this.thread = Thread.ofVirtual().name("change-notices").start(() -> listenUntilClosed(first));
    }

    /** Sends a notice when the handle's transaction is committed. */
    public static void send(Handle handle) {
        handle.createQuery("select true from pg_notify(:channel, '')")
                .bind("channel", CHANNEL)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Starts listening; if the database can be reached, it listens before this returns, so that nothing cached later
     * can be stale because of an earlier change.
     *
     * @param onChange is run on a thread of the listener, soon after each change
     */
    static ChangeNotices listen(DataSource source, Runnable onChange) {
        return new ChangeNotices(source, onChange);
    }

    /** The interrupt closes the connection that the thread waits on. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void listenUntilClosed(Optional<Connection> first) {
        try {
            first.ifPresent(this::listenUntilLost);
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(RECONNECT_EVERY);
                connect().ifPresent(connection -> {
                    onChange.run();
                    listenUntilLost(connection);
                });
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /** A connection that receives a notice of every change from now on. */
    private Optional<Connection> connect() {
        try {
            var connection = source.getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                return Optional.of(connection);
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException away) {
            unavailable(away);
            return Optional.empty();
        }
    }

    private void listenUntilLost(Connection listening) {
        try (var connection = listening) {
            while (!Thread.currentThread().isInterrupted()) {
                awaitOne(connection);
            }
        } catch (SQLException lost) {
            unavailable(lost);
        }
    }

    private static void unavailable(SQLException why) {
        LOG.debug("change_notices_lost", "Notices of changes are unavailable for a while: {reason}", why.toString());
    }

    private void awaitOne(Connection connection) throws SQLException {
        var received = connection.unwrap(PGConnection.class).getNotifications((int) SILENCE.toMillis());
        if (received != null && received.length > 0) {
            onChange.run();
        } else if (!connection.isValid((int) SILENCE.toSeconds())) {
            throw new SQLException("the connection is dead");
        }
    }
}
