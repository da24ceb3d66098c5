package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a writable database. One that leads to a standby or to a read-only primary, through a proxy or a list
 * of hosts, is refused.
 *
 * <p>Retries for a while when the database is unavailable. The pool would double its wait after each refusal, so that a
 * database that is back after three seconds is found after five; this one finds it at once.
 */
final class PatientDataSource extends PGSimpleDataSource {
    private static final Duration KNOCK_EVERY = Duration.ofMillis(50);

    /** The pause after a read-only server: it accepts every connection, and each costs it a process. */
    private static final Duration ASK_AGAIN_EVERY = Duration.ofMillis(250);

    private final transient Duration patience;
    private final transient String session;
    private final transient boolean ofReplica;

    /**
     * Connections that are initialised by some statements.
     *
     * @param patience how long to retry before the caller gets the failure, and may try again
     * @param session statements, or none
     */
    PatientDataSource(Duration patience, String session) {
        this(patience, session, false);
    }

    /** @param ofReplica whether a database that takes no changes is the one that is wanted */
    PatientDataSource(Duration patience, String session, boolean ofReplica) {
        this.patience = patience;
        this.session = session;
        this.ofReplica = ofReplica;
    }

    /** Whether what it connects to may be read-only. */
    boolean isOfReplica() {
        return ofReplica;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return entered(super.getConnection(user, password));
            } catch (SQLException refused) {
                if (!Outage.caused(refused) || System.nanoTime() >= end) {
                    throw refused;
                }
                pause(refused);
            }
        }
    }

    private Connection entered(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!session.isEmpty()) {
                statement.execute(session);
            }
            if (ofReplica) {
                return connection;
            }
            try (var row = statement.executeQuery("show transaction_read_only")) {
                if (row.next() && row.getString(1).equals("on")) {
                    throw new SQLException("The database is read-only: a standby, or set so", Outage.READ_ONLY);
                }
            }
            return connection;
        } catch (SQLException unusable) {
            connection.close();
            throw unusable;
        }
    }

    private static void pause(SQLException refused) throws SQLException {
        try {
            Thread.sleep(Outage.isReadOnly(refused) ? ASK_AGAIN_EVERY : KNOCK_EVERY);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw refused;
        }
    }
}
