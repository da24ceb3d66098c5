package org.spaarpunt.storage;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;

/** Tells a database that is away or overloaded, which passes by itself, from a statement that is wrong, which does not. */
public final class Outage {
    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A) that say nothing about the statement: connection exception, transaction
     * rollback (deadlock, serialization), insufficient resources, operator intervention (shutdown, recovery), system error.
     */
    private static final String[] PASSING = {"08", "40", "53", "57", "58"};

    private Outage() {}

    /** Whether this failure, or what caused it, is an outage. */
    public static boolean caused(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::isPassing);
    }

    private static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case OverloadException _, SQLTransientException _ -> true;
            case SQLException problem
            when problem.getSQLState() != null -> Stream.of(PASSING).anyMatch(problem.getSQLState()::startsWith);
            default -> false;
        };
    }
}
