package org.spaarpunt.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.storage.Timestamps;

/** All applications, as listed for an administrator. */
public final class ConsumerList {
    private static final String NAME = PagedQuery.folded("consumer.name");

    private static final PagedQuery QUERY = new PagedQuery(
            """
            key, consumer.name, revoked_at, exists (select from counter where consumer_key = key) as of_counter
            """, "from consumer where true", "(key = :search or " + PagedQuery.found("consumer.name") + ")", "key");

    private final Jdbi jdbi;

    public enum Order {
        NAME(ConsumerList.NAME),
        KEY("lower(key)"),
        /** Active consumers first, then the revoked ones. */
        STATE("revoked_at is not null", "revoked_at", ConsumerList.NAME);

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * An application in the list.
     *
     * @param ofCounter whether a counter has this key
     */
    public record Row(String key, String name, boolean ofCounter, Optional<Instant> revokedAt) {}

    public ConsumerList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(PageQuery<Order> wanted) {
        return QUERY.part(
                jdbi,
                wanted,
                wanted.order().sql,
                Map.of(),
                (row, _) -> new Row(
                        row.getString("key"),
                        row.getString("name"),
                        row.getBoolean("of_counter"),
                        Timestamps.ifAnyIn(row, "revoked_at")));
    }
}
