package org.spaarpunt.storage;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whether the tables of passholders may be spread over several databases, by Citus. It asks the database once. */
public final class Distribution {
    /** SQL with the shard that holds the rows of a passholder, of an expression with its number; null where that is. */
    public static final String SHARD_OF =
            "case when %1$s is not null then get_shard_id_for_distribution_column('balance', %1$s) end";

    /** SQL with the node that has a shard, of an expression with that; null where that is. */
    public static final String NODE_OF = "(select min(groupid) from pg_dist_placement where shardid = %s)";

    private static final String HAS_CITUS = "select exists (select 1 from pg_extension where extname = 'citus')";

    private final Jdbi jdbi;
    private volatile @Nullable Boolean distributed;

    public Distribution(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether statements have to be of a form that Citus can run. */
    public boolean isDistributed() {
        var known = distributed;
        if (known == null) {
            known = jdbi.withHandle(
                    handle -> handle.createQuery(HAS_CITUS).mapTo(Boolean.class).one());
            distributed = known;
        }
        return known;
    }
}
