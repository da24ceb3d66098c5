package org.spaarpunt.storage;

import java.sql.SQLException;

/**
 * The database refused a statement or could not be reached; the cause says which, and {@link Outage} distinguishes
 * them.
 */
public final class StatementFailure extends RuntimeException {
    StatementFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
