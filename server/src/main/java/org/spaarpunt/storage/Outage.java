package org.spaarpunt.storage;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/**
 * Distinguishes a database that is unavailable, overloaded or read-only, which passes by itself, from a statement that
 * is wrong.
 */
public final class Outage {
    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A) that do not depend on the statement: connection exception,
     * transaction rollback (deadlock, serialization), insufficient resources, operator intervention (shutdown,
     * recovery), system error.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    /**
     * A standby, a demoted primary, or a primary that was made read-only, for example because its disk was filling up.
     */
    static final String READ_ONLY = "25006";

    /** The session was ended by a limit of the server on idle or on all transactions. */
    private static final Set<String> SESSION_ENDED = Set.of("25P03", "25P04");

    /** A connection could not be made, does not exist, or failed. */
    private static final Set<String> NODE_UNREACHABLE = Set.of("08000", "08001", "08003", "08006");

    /** The lock was not free within the server's {@code lock_timeout}. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private Outage() {}

    /** Whether this failure, or one of its causes, is an outage. */
    public static boolean caused(Throwable failure) {
        return anyCause(failure, Outage::isPassing);
    }

    /** Whether this failure means that the database is read-only now. */
    public static boolean isReadOnly(Throwable failure) {
        return anyCause(failure, cause -> READ_ONLY.equals(state(cause)));
    }

    /** Whether this failure means that its session is of no more use, although it may still be open. */
    static boolean spoilsSession(SQLException failure) {
        var state = state(failure);
        return state.equals(READ_ONLY) || SESSION_ENDED.contains(state) || state.startsWith("57P");
    }

    /**
     * Whether a connection failed that the database server made itself, to a node with some of the rows. Then its session
     * is as good as before, and serves those whose rows are elsewhere.
     */
    static boolean isOfAnotherNode(SQLException failure) {
        return failure instanceof PSQLException reported
                && reported.getServerErrorMessage() != null
                && NODE_UNREACHABLE.contains(state(failure));
    }

    /** Whether the database did not answer in time, so that it may still be executing the statement. */
    static boolean isSilence(Throwable failure) {
        return anyCause(failure, SocketTimeoutException.class::isInstance);
    }

    private static boolean isPassing(Throwable failure) {
        if (failure instanceof PassingFailureException || failure instanceof SQLTransientException) {
            return true;
        }
        var state = state(failure);
        return PASSING_CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || state.equals(READ_ONLY)
                || state.equals(LOCK_NOT_AVAILABLE)
                || SESSION_ENDED.contains(state);
    }

    private static String state(Throwable failure) {
        return failure instanceof SQLException problem && problem.getSQLState() != null ? problem.getSQLState() : "";
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> what) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(what);
    }
}
