package org.spaarpunt.storage;

import java.util.Optional;
import org.jdbi.v3.core.statement.StatementException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement failed because a value that must be unique is there already.
 *
 * @param constraint the name of the constraint or index that says so; empty when the server did not name it
 */
public record UniqueViolation(String constraint) {
    private static final String STATE = "23505";

    /** What a failure says, if it is one of these. */
    public static Optional<UniqueViolation> in(StatementException failure) {
        return failure.getCause() instanceof PSQLException cause && STATE.equals(cause.getSQLState())
                ? Optional.of(new UniqueViolation(Optional.ofNullable(cause.getServerErrorMessage())
                        .map(ServerErrorMessage::getConstraint)
                        .orElse("")))
                : Optional.empty();
    }
}
