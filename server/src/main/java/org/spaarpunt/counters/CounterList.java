package org.spaarpunt.counters;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;

/** All counters, for an administrator to look through. */
public final class CounterList {
    private static final String NAME = PagedQuery.folded("counter.name");
    private static final String CITY = PagedQuery.folded("counter.city");

    private static final PagedQuery QUERY = new PagedQuery(
            """
            consumer_key, counter.name, counter.city,
            (select count(*) from counter_employee where counter_id = counter.id) as employees,
            exists (select from counter_group where counter_id = counter.id) as grouped
            """,
            "from counter where true",
            "(consumer_key = :search or " + PagedQuery.found("counter.name || ' ' || counter.city") + ")",
            "consumer_key");

    private final Jdbi jdbi;

    public enum Order {
        NAME(CounterList.NAME),
        CITY(CounterList.CITY, CounterList.NAME);

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * A counter.
     *
     * @param city empty if unknown
     * @param grouped whether it is in a permission group; a counter in no group may do nothing
     */
    public record Row(String key, String name, String city, long employees, boolean grouped) {}

    public CounterList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(PageQuery<Order> wanted) {
        return QUERY.part(
                jdbi,
                wanted,
                wanted.order().sql,
                Map.of(),
                (row, _) -> new Row(
                        row.getString("consumer_key"),
                        row.getString("name"),
                        row.getString("city"),
                        row.getLong("employees"),
                        row.getBoolean("grouped")));
    }
}
