package org.spaarpunt.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.webhooks.EndpointRegister.Owner;

/** The endpoints of all counters, for an administrator to look through. */
public final class EndpointList {
    /** What is due for longer than this is late: reports are sent every second. */
    static final Duration LATE_AFTER = Duration.ofMinutes(1);

    private static final String COUNTER = PagedQuery.folded("counter.name");

    private static final String COLUMNS = EndpointRegister.COLUMNS_OF_ENDPOINT + """
            , counter.consumer_key as counter_key, counter.name as counter_name, backlog.waiting, backlog.due
            """;

    private static final String SOURCE = """
            from webhook_endpoint
            join counter on counter.id = counter_id
            cross join lateral (
                select count(*) as waiting, min(next_attempt_at) as due
                from webhook_delivery
                where endpoint_id = webhook_endpoint.id and next_attempt_at is not null
            ) backlog
            """;

    private static final PagedQuery QUERY = new PagedQuery(
            COLUMNS,
            SOURCE + "where true",
            "(webhook_endpoint.id = :search or "
                    + PagedQuery.found("concat_ws(' ', counter.name, webhook_endpoint.description, address)") + ")",
            "webhook_endpoint.id");

    private static final String FIND = "select " + COLUMNS + SOURCE + "where webhook_endpoint.id = :id";

    private final Jdbi jdbi;

    public enum Order {
        /** Those that were switched off for their failures come first, then those that fail. */
        STATE("""
                case when state in ('FAILED', 'GONE') then 0
                     when state = 'ACTIVE' and failing_since is not null then 1
                     when state = 'ACTIVE' then 2
                     else 3 end""", EndpointList.COUNTER),
        COUNTER(EndpointList.COUNTER);

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * An endpoint.
     *
     * @param waiting how many reports are still to be delivered
     * @param due when the first of them is to be sent
     */
    public record Row(Endpoint endpoint, String counterKey, String counterName, long waiting, Optional<Instant> due) {
        /** What an administrator acts as: a person of the counter. */
        public Owner owner() {
            return new Owner(endpoint.counterId(), counterKey, Optional.empty());
        }

        /** Since when a report should have been sent; empty while none is late, or none is sent. */
        public Optional<Instant> lateSince(Instant now) {
            return due.filter(_ -> endpoint.isActive())
                    .filter(moment -> moment.plus(LATE_AFTER).isBefore(now));
        }
    }

    EndpointList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(PageQuery<Order> wanted) {
        return QUERY.part(jdbi, wanted, wanted.order().sql, Map.of(), (row, _) -> row(row));
    }

    public Optional<Row> find(String id) {
        return Text.canBeStored(id)
                ? jdbi.withHandle(handle -> handle.createQuery(FIND)
                        .bind("id", id)
                        .map((row, _) -> row(row))
                        .findOne())
                : Optional.empty();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                EndpointRegister.endpoint(row),
                row.getString("counter_key"),
                row.getString("counter_name"),
                row.getLong("waiting"),
                Timestamps.ifAnyIn(row, "due"));
    }
}
