package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Goes on knocking for a while when the database is away. The pool would wait twice as long after each refusal, so that a database
 * that is back after three seconds is found after five; this one finds it at once.
 */
final class PatientDataSource extends PGSimpleDataSource {
    private static final Duration KNOCK_EVERY = Duration.ofMillis(50);

    /** After this the pool is told, which tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection(user, password);
            } catch (SQLException refused) {
                if (!Outage.caused(refused) || System.nanoTime() >= end) {
                    throw refused;
                }
                pause(refused);
            }
        }
    }

    private static void pause(SQLException refused) throws SQLException {
        try {
            Thread.sleep(KNOCK_EVERY);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw refused;
        }
    }
}
