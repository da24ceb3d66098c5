package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Finds counters by their place and what they may do. */
public final class CounterSearch {
    private static final String MATCHING = """
            from counter
            where (:key = '' or consumer_key = :key)
              and (:city = '' or folded(city) = folded(:city))
              and (:kind = '' or folded(kind) = folded(:kind))
              and (:visible is null or visible = :visible)
              and (not :school or school)
              and (not :grouped or exists (
                  select from counter_group
                  join permission_group on permission_group.id = group_id
                  where counter_id = counter.id
                    and (cardinality(:cardSystems) = 0 or card_system_id = any(:cardSystems))
                    and (cardinality(:groups) = 0 or permission_group.name = any(:groups))
                    and (not :pointOfSale or exists (
                        select from permission_group_action
                        where permission_group_action.group_id = counter_group.group_id and action = 'PASSHOLDER_CREATE'))))
            """;

    private static final String COUNT = "select count(*) " + MATCHING;

    private static final String PAGE = """
            select id, consumer_key, name, kind, street, house_number, box, postal_code, city, city_part, telephone,
                   contact_person, email, visible
            """ + MATCHING + """
            order by name, id
            limit :max offset :start
            """;

    private final Jdbi jdbi;

    /** Some of the counters that were found, and how many were found in all. */
    public record Page(List<FoundCounter> counters, int total) {}

    private record Row(long id, FoundCounter counter) {}

    CounterSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The counters in the order of their names, from index {@code start} on. */
    public Page find(CounterCriteria criteria, int start, int max) {
        return jdbi.inTransaction(handle -> {
            int total = bound(handle.createQuery(COUNT), criteria)
                    .mapTo(Integer.class)
                    .one();
            var rows = bound(handle.createQuery(PAGE), criteria)
                    .bind("start", start)
                    .bind("max", max)
                    .map((row, _) -> row(row))
                    .list();
            return new Page(withAffiliations(rows, handle), total);
        });
    }

    private static Query bound(Query query, CounterCriteria criteria) {
        return query.bind("key", criteria.key())
                .bind("city", criteria.city())
                .bind("kind", criteria.kind())
                .bindByType("visible", criteria.visible().orElse(null), Boolean.class)
                .bind("school", criteria.school())
                .bind(
                        "grouped",
                        criteria.pointOfSale()
                                || !criteria.cardSystems().isEmpty()
                                || !criteria.groups().isEmpty())
                .bind("pointOfSale", criteria.pointOfSale())
                .bindArray("cardSystems", Long.class, criteria.cardSystems())
                .bindArray("groups", String.class, criteria.groups());
    }

    private static List<FoundCounter> withAffiliations(List<Row> rows, Handle handle) {
        var affiliations = Affiliations.of(rows.stream().map(Row::id).toList(), handle);
        return rows.stream()
                .map(row -> row.counter().with(affiliations.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                new FoundCounter(
                        row.getString("consumer_key"),
                        row.getString("name"),
                        row.getString("kind"),
                        CounterColumns.address(row),
                        CounterColumns.contact(row),
                        row.getBoolean("visible"),
                        List.of()));
    }
}
