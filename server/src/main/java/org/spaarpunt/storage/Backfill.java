package org.spaarpunt.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Fills in values that rows do not have, in small batches: those of an older installation, and those that were set back to
 * null since. Readers look them up until then, so nothing depends on when this happens. Each change of what a value is made
 * of must write the row as well: so within one snapshot this fails if there was one since, and never stores a value
 * that is no longer right.
 */
public final class Backfill {
    public static final Duration PERIOD = Duration.ofMinutes(5);

    /** So few that a check-in of one of them waits for milliseconds. */
    private static final int BATCH = 250;

    private static final String SERIALIZATION_FAILURE = "40001";

    private final Jdbi jdbi;
    private final String missing;
    private final String fill;

    /**
     * What is filled in.
     *
     * @param missing selects the ids of {@code :max} rows at most without a value, in order, the first {@code :after} an id
     * @param fill updates those of the rows {@code :ids} that still have none
     */
    public Backfill(Jdbi jdbi, String missing, String fill) {
        this.jdbi = jdbi;
        this.missing = missing;
        this.fill = fill;
    }

    /** Fills in what is missing, except in rows that are being written, which are left for later. */
    public void round() {
        long after = 0;
        for (var ids = missing(after); !ids.isEmpty(); ids = missing(after)) {
            fill(ids);
            after = ids.getLast();
        }
    }

    private List<Long> missing(long after) {
        return jdbi.withHandle(handle -> handle.createQuery(missing)
                .bind("after", after)
                .bind("max", BATCH)
                .mapTo(Long.class)
                .list());
    }

    private void fill(List<Long> ids) {
        try {
            jdbi.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ,
                    handle -> handle.createUpdate(fill)
                            .bindArray("ids", Long.class, ids)
                            .execute());
        } catch (UnableToExecuteStatementException failure) {
            if (!(failure.getCause() instanceof SQLException cause)
                    || !SERIALIZATION_FAILURE.equals(cause.getSQLState())) {
                throw failure;
            }
        }
    }
}
