package org.spaarpunt.storage;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a database could not be opened: something that the operator has to change, or an outage that passes. */
final class OpeningFailure {
    private static final String WRONG_PASSWORD = "28P01";
    private static final String NOT_AUTHORIZED_CLASS = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String REJECTED_BY_DRIVER = "08004";
    private static final String NO_RIGHT = "42501";

    private OpeningFailure() {}

    /** The exception to throw in place of this one; the same if it is a bug of the program. */
    static RuntimeException of(RuntimeException failure, DatabaseAddress address) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(problem -> problem.getSQLState() != null)
                .findFirst()
                .map(problem -> explained(problem, failure, address))
                .orElse(failure);
    }

    private static RuntimeException explained(SQLException problem, RuntimeException failure, DatabaseAddress address) {
        var reason = Outage.LOCK_NOT_AVAILABLE.equals(problem.getSQLState())
                ? "a table that the upgrade changes is in use, and it waits no longer than "
                        + MigrationLocks.LONGEST_WAIT.toSeconds() + " s for that; nothing of that step was kept"
                : reason(problem);
        return advice(problem, address)
                .<RuntimeException>map(sentence -> new UnusableDatabaseException(
                        "The database " + address.place() + " cannot be used (" + reason + "). " + sentence, failure))
                .orElseGet(() -> Outage.caused(problem)
                        ? new UnreachableDatabaseException(
                                "The database " + address.place() + " cannot be reached (" + reason + ")", failure)
                        : new UnusableDatabaseException(
                                "The tables of the database " + address.place() + " could not be made or changed ("
                                        + reason + "). Nothing of that step was kept. Spaarpunt needs PostgreSQL 15"
                                        + " or newer and tables that no other program changes.",
                                failure));
    }

    /** What the operator has to do when waiting does not help. */
    private static Optional<String> advice(SQLException problem, DatabaseAddress address) {
        var state = problem.getSQLState();
        if (state.equals(WRONG_PASSWORD)) {
            return Optional.of("Correct the settings database-user and database-password.");
        }
        if (state.startsWith(NOT_AUTHORIZED_CLASS)) {
            return Optional.of(
                    "Correct the setting database-user, or let that role in: see pg_hba.conf of the database.");
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return Optional.of("Create it, encoded in UTF8 and owned by the role " + address.user()
                    + ", or correct the setting database-url.");
        }
        if (state.equals(NO_RIGHT)) {
            return Optional.of("The role " + address.user() + " must own the database and its schema.");
        }
        if (state.equals(REJECTED_BY_DRIVER) || causes(problem).anyMatch(SSLException.class::isInstance)) {
            return Optional.of("Correct the settings database-url, database-user and database-password.");
        }
        return Optional.empty();
    }

    /** The message of the database or the driver, on one line. */
    private static String reason(SQLException problem) {
        var unknownHost = causes(problem)
                .filter(UnknownHostException.class::isInstance)
                .map(cause -> "the host " + cause.getMessage() + " is not known")
                .findFirst();
        return unknownHost.orElseGet(() -> String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("without a reason")
                .strip());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
