package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Finds out whether connections to a database are sessions of their own, as PostgreSQL's are, or share sessions, as
 * they do behind a pooler such as PgBouncer that assigns one for the length of a transaction.
 */
final class Pooler {
    /** Often enough that two connections meet in one session, even if a pooler assigns its sessions in turn. */
    private static final int ROUNDS = 20;

    private static final String NO_SUCH_STATEMENT = "26000";
    private static final String STATEMENT_EXISTS = "42P05";

    private Pooler() {}

    /**
     * Whether connections share sessions, so that settings and LISTEN in one hold only by chance.
     *
     * @throws UnusableDatabaseException when no server can run behind the pooler as it is configured
     */
    static boolean sharesSessions(Sources sources) {
        try (var one = sources.ofInspection().getConnection()) {
            // A pooler reports another process number to a client than the server's, because cancelling goes through
            // the pooler.
            if (backend(one) == one.unwrap(PGConnection.class).getBackendPID()) {
                return false;
            }
            try (var other = sources.ofInspection().getConnection()) {
                requireTransactions(other);
                boolean shared = meet(one, other);
                if (shared) {
                    requirePreparedStatements(sources);
                }
                return shared;
            }
        } catch (SQLException away) {
            throw new StatementFailure(away);
        }
    }

    private static boolean meet(Connection one, Connection other) throws SQLException {
        var ones = new HashSet<Integer>();
        var others = new HashSet<Integer>();
        for (int round = 0; round < ROUNDS; round++) {
            ones.add(backend(one));
            others.add(backend(other));
        }
        return ones.size() > 1 || others.size() > 1 || ones.equals(others);
    }

    private static int backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void requireTransactions(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
            backend(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException refused) {
            if (String.valueOf(refused.getMessage()).contains("statement pooling mode")) {
                throw new UnusableDatabaseException(
                        "The pooler before the database is in statement mode, in which there are no"
                                + " transactions. Set its pool_mode to transaction or session");
            }
            throw refused;
        }
    }

    /**
     * Prepares statements as the server does, in turn on two connections: a pooler without support for that mixes them
     * up.
     */
    private static void requirePreparedStatements(Sources sources) throws SQLException {
        try (var one = sources.ofServer().getConnection();
                var other = sources.ofServer().getConnection()) {
            for (int round = 0; round < ROUNDS; round++) {
                prepared(one, "select 1");
                prepared(other, "select 2");
            }
        } catch (SQLException mixedUp) {
            if (!Set.of(NO_SUCH_STATEMENT, STATEMENT_EXISTS).contains(String.valueOf(mixedUp.getSQLState()))) {
                throw mixedUp;
            }
            throw new UnusableDatabaseException(
                    "The pooler before the database is in transaction mode and does not keep prepared"
                            + " statements. Use PgBouncer 1.21 or newer with max_prepared_statements above 0, or add prepareThreshold=0 to"
                            + " the parameters of database-url");
        }
    }

    private static void prepared(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.execute();
        }
    }
}
