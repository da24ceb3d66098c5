package org.spaarpunt.passholders;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The people of card systems. */
final class Members {
    private Members() {}

    /**
     * The ids of those who belong to one of these card systems, by a membership or by a card; empty if there are more than
     * {@code few} memberships, or more than that many cards.
     */
    static Optional<List<Long>> few(Handle handle, Set<Long> cardSystems, int few) {
        return handle.createQuery("""
            with member as materialized (
                select passholder_id from membership where card_system_id = any(:systems) limit %1$d + 1),
            holder as materialized (
                select passholder_id from card where card_system_id = any(:systems) and passholder_id is not null limit %1$d + 1)
            select case when (select count(*) from member) <= %1$d and (select count(*) from holder) <= %1$d
                        then array(select passholder_id from member union select passholder_id from holder) end as ids
            """.formatted(few))
                .bindArray("systems", Long.class, cardSystems)
                .map((row, _) -> ids(row.getArray("ids")))
                .one();
    }

    private static Optional<List<Long>> ids(@Nullable Array ids) throws SQLException {
        return ids == null ? Optional.empty() : Optional.of(List.of((Long[]) ids.getArray()));
    }
}
