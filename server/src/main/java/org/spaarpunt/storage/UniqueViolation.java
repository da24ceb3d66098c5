package org.spaarpunt.storage;

import java.util.Optional;
import org.jdbi.v3.core.statement.StatementException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement failed because a value that must be unique exists already.
 *
 * @param constraint the name of the violated constraint or index; empty when the server did not name it
 */
public record UniqueViolation(String constraint) {
    private static final String STATE = "23505";

    /** The violation that a failure reports, if it is one. */
    public static Optional<UniqueViolation> in(StatementException failure) {
        return failure.getCause() instanceof PSQLException cause && STATE.equals(cause.getSQLState())
                ? Optional.of(new UniqueViolation(Optional.ofNullable(cause.getServerErrorMessage())
                        .map(ServerErrorMessage::getConstraint)
                        .orElse("")))
                : Optional.empty();
    }
}
