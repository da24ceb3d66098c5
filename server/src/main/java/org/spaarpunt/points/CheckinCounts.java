package org.spaarpunt.points;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Counts the check-ins of passholders whose number is not known: all of an older installation, and those that an undo or
 * a server of the release before has touched. A search counts them itself until then, so nothing depends on when this
 * happens.
 */
public final class CheckinCounts {
    public static final Duration PERIOD = Duration.ofMinutes(5);

    /** So few that a check-in of one of them waits for milliseconds. */
    private static final int BATCH = 250;

    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String UNKNOWN = """
            select passholder_id from balance
            where checkins is null and passholder_id > :after
            order by passholder_id
            limit :max
            """;

    /**
     * Every check-in changes the balance of its passholder. So within one snapshot this fails if a check-in was written
     * since, and it never stores a number that is no longer right.
     */
    private static final String COUNT = """
            update balance
            set checkins = (
                select count(*) from checkin
                where checkin.passholder_id = balance.passholder_id and checkin.reversed_at is null)
            where passholder_id = any(:ids) and checkins is null
            """;

    private final Jdbi jdbi;

    public CheckinCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Counts for everyone whose number is not known; those of whom a check-in is being written are left for later. */
    public void round() {
        long after = 0;
        for (var ids = unknown(after); !ids.isEmpty(); ids = unknown(after)) {
            count(ids);
            after = ids.getLast();
        }
    }

    private List<Long> unknown(long after) {
        return jdbi.withHandle(handle -> handle.createQuery(UNKNOWN)
                .bind("after", after)
                .bind("max", BATCH)
                .mapTo(Long.class)
                .list());
    }

    private void count(List<Long> ids) {
        try {
            jdbi.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ,
                    handle -> handle.createUpdate(COUNT)
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
