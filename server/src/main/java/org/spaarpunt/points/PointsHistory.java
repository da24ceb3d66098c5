package org.spaarpunt.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.storage.Timestamps;

/**
 * A passholder's movements of points, each with its reason. To a counter, the movements of its own visitors and at its
 * own activities have a title and a place; of all others it learns only how many points moved, when and why, as far as
 * that explains the balance.
 */
public final class PointsHistory {
    private static final String COUNT = "select count(*) from transfer where passholder_id = :passholderId";

    private static final String PAGE = """
            with movement as materialized (
                select moved_at, moved.reason, cause_id, signed,
                       sum(signed) over (order by moved_at, moved.reason, cause_id) as total,
                       event_id, reward_id, coalesce(checkin.counter_id, redemption.counter_id) as counter_id
                from (
                    select passholder_id, moved_at, reason, cause_id,
                           case when destination = 'PASSHOLDER' then points else -points end as signed
                    from transfer
                    where passholder_id = :passholderId
                ) moved
                left join checkin
                  on moved.reason in ('CHECKIN', 'CHECKIN_REVERSED')
                 and checkin.passholder_id = moved.passholder_id and checkin.id = cause_id
                left join redemption
                  on moved.reason in ('REDEMPTION', 'REDEMPTION_REVERSED')
                 and redemption.passholder_id = moved.passholder_id and redemption.id = cause_id
            )
            select moved_at, movement.reason::text as reason, signed, total,
                   case when seen then coalesce(event.title, reward.title) end as about,
                   case when seen then counter.name end as place
            from movement
            left join event on event.id = movement.event_id
            left join reward on reward.id = movement.reward_id
            left join counter on counter.id = movement.counter_id
            cross join lateral (
                select :everything
                    or coalesce(counter.id = any(:counterIds), false)
                    or coalesce(event.organiser_id = any(:organisationIds) or event.location_id = any(:organisationIds), false) as seen
            ) sight
            """;

    private final Jdbi jdbi;

    /** The one order of a history. */
    public enum Order {
        MOMENT
    }

    /** Some movements, and how many there are in all. */
    public record Slice(List<Movement> movements, long total) {}

    public PointsHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest movements, the newest first. */
    public List<Movement> latest(long passholderId, CheckinScope scope, int atMost) {
        return part(passholderId, scope, new PageQuery<>("", Order.MOMENT, true, 1, atMost))
                .rows();
    }

    /**
     * One page of the movements.
     *
     * @param scope the check-ins that the viewer may see
     */
    public ListPage<Movement> part(long passholderId, CheckinScope scope, PageQuery<Order> wanted) {
        return jdbi.inTransaction(handle -> {
            long total = total(handle, passholderId);
            int pages = new ListPage<Movement>(List.of(), 1, wanted.size(), total).pages();
            int page = Math.min(wanted.page(), pages);
            var query = page(handle, wanted.descending())
                    .bind("passholderId", passholderId)
                    .bind("size", wanted.size())
                    .bind("offset", (long) (page - 1) * wanted.size());
            return new ListPage<>(
                    seenIn(scope, query).map((row, _) -> movement(row)).list(), page, wanted.size(), total);
        });
    }

    /** The movements that passholders see of themselves, from one on; and how many there are in all. */
    public Slice own(long passholderId, boolean descending, int start, int max) {
        return jdbi.inTransaction(handle -> {
            var query = page(handle, descending)
                    .bind("passholderId", passholderId)
                    .bind("size", max)
                    .bind("offset", start);
            var movements = sight(true, Set.of(), Set.of(), query)
                    .map((row, _) -> movement(row))
                    .list();
            return new Slice(movements, total(handle, passholderId));
        });
    }

    private static long total(Handle handle, long passholderId) {
        return handle.createQuery(COUNT)
                .bind("passholderId", passholderId)
                .mapTo(Long.class)
                .one();
    }

    private static Query page(Handle handle, boolean descending) {
        return handle.createQuery(PAGE + order(descending ? "desc" : "asc"));
    }

    private static String order(String direction) {
        return """
            order by moved_at %1$s, movement.reason %1$s, cause_id %1$s
            limit :size offset :offset
            """.formatted(direction);
    }

    private static Query seenIn(CheckinScope scope, Query query) {
        return switch (scope) {
            case CheckinScope.All _, CheckinScope.OfPassholder _ -> sight(true, Set.of(), Set.of(), query);
            case CheckinScope.OfCounter(long counter, var organisation) ->
                sight(false, Set.of(counter), organisation.map(Set::of).orElseGet(Set::of), query);
            case CheckinScope.OfCounters(var counters, var organisations) ->
                sight(false, counters, organisations, query);
        };
    }

    private static Query sight(boolean everything, Set<Long> counters, Set<Long> organisations, Query query) {
        return query.bind("everything", everything)
                .bindArray("counterIds", Long.class, counters)
                .bindArray("organisationIds", Long.class, organisations);
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                Timestamps.in(row, "moved_at"),
                Movement.Reason.valueOf(row.getString("reason")),
                row.getInt("signed"),
                row.getInt("total"),
                Optional.ofNullable(row.getString("about")),
                Optional.ofNullable(row.getString("place")));
    }
}
