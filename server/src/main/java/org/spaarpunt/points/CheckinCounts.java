package org.spaarpunt.points;

import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Backfill;

/**
 * The number of check-ins in a balance, where it is not known: in all of an older installation, and where an undo or a server
 * of the release before has touched it.
 */
public final class CheckinCounts {
    private static final String UNKNOWN = """
            select passholder_id from balance
            where checkins is null and passholder_id > :after
            order by passholder_id
            limit :max
            """;

    /** Every check-in changes the balance of its passholder. */
    private static final String COUNT = """
            update balance
            set checkins = (
                select count(*) from checkin
                where checkin.passholder_id = balance.passholder_id and checkin.reversed_at is null)
            where passholder_id = any(:ids) and checkins is null
            """;

    private CheckinCounts() {}

    public static Backfill backfill(Jdbi jdbi) {
        return new Backfill(jdbi, UNKNOWN, COUNT);
    }
}
