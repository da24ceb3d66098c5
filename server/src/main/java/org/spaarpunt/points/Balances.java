package org.spaarpunt.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Columns;

/** The points that passholders have, at one moment. */
public final class Balances {
    private static final String READ = """
            select passholder_id, points
            from balance
            where passholder_id = any(?::bigint[])
            """;

    private final Map<Long, Integer> points;

    private Balances(Map<Long, Integer> points) {
        this.points = points;
    }

    /** Those of these passholders. */
    public static Balances read(Handle handle, Collection<Long> passholderIds) {
        var points = new HashMap<Long, Integer>();
        if (!passholderIds.isEmpty()) {
            Columns.of(new ArrayList<>(passholderIds))
                    .bigints(id -> id)
                    .query(handle, READ, row -> points.put(row.getLong(1), row.getInt(2)));
        }
        return new Balances(points);
    }

    /** Points of one passholder; a passholder without a balance has never had any. */
    public int of(long passholderId) {
        return points.getOrDefault(passholderId, 0);
    }
}
