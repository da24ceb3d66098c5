package org.spaarpunt.passholders;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;
import org.spaarpunt.storage.Conditions;

/** The people of card systems. */
final class Members {
    private Members() {}

    /**
     * Limits a search to the passholders among which a viewer may search. If the other conditions have many matches and the card
     * systems few members, these are looked up by their ids.
     *
     * @param name the prefix of the parameters' names
     * @param few the most matches, memberships or cards that count as few
     */
    static void limit(String name, PeopleScope scope, Conditions conditions, Handle handle, int few) {
        var known = scope instanceof PeopleScope.InCardSystems(var systems) && areMany(conditions, handle, few)
                ? few(handle, systems, few)
                : Optional.<List<Long>>empty();
        if (known.isPresent()) {
            conditions.and(
                    true, "passholder.id = any(:known)", query -> query.bindArray("known", Long.class, known.get()));
        } else {
            ScopeConditions.add(name, scope, conditions);
        }
    }

    private static boolean areMany(Conditions conditions, Handle handle, int few) {
        if (conditions.isEmpty()) {
            return true;
        }
        var statement = "select count(*) > %1$d from (select from passholder %2$s limit %1$d + 1) found"
                .formatted(few, conditions.where());
        return conditions
                .bound(handle.createQuery(statement))
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * The ids of those who belong to one of these card systems, by a membership or by a card; empty if there are more than
     * {@code few} memberships, or more than that many cards.
     */
    private static Optional<List<Long>> few(Handle handle, Set<Long> cardSystems, int few) {
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
