package org.spaarpunt.checkins;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.events.Days;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.time.LocalZone;

/** How many check-ins an event had, by time and by place, and by how many people. Check-ins that were undone do not count. */
public final class CheckinNumbers {
    /** The longest time that is counted at once. */
    public static final int MAX_DAYS = 366;

    private static final String COUNTED = """
            from checkin
            where event_id = :event and reversed_at is null and checked_in_at >= :from and checked_in_at < :to
            """;

    private static final String LOCAL = "since at time zone '" + LocalZone.ZONE + "'";

    /**
     * The check-ins are read once, and counted by each of these. What happened in the same hour has the same local hour
     * and day, since the zone is whole hours from UTC; so local time is only looked up for each hour.
     */
    private static final String BARS = """
            select kind, name, sum(total) as total
            from (select counted.kind, counted.total, counted.counter_id,
                         case counted.kind
                              when 'HOUR' then counted.hour::text
                              when 'DAY' then counted.day::text
                              when 'COUNTER' then coalesce(counter.name, '')
                              when 'WAY' then counted.via::text
                              else coalesce(device.name, '')
                         end as name
                  from (select case when grouping(hour) = 0 then 'HOUR'
                                    when grouping(day) = 0 then 'DAY'
                                    when grouping(counter_id) = 0 then 'COUNTER'
                                    when grouping(consumer_key) = 0 then 'DEVICE'
                                    else 'WAY'
                               end as kind, hour, day, counter_id, via, consumer_key, sum(visits) as total
                        from (select extract(hour from %1$s) as hour, (%1$s)::date as day, counter_id, via, consumer_key, visits
                              from (select date_bin('1 hour', checked_in_at, 'epoch') as since, counter_id, via, consumer_key,
                                           count(*) as visits
                                    %2$sgroup by since, counter_id, via, consumer_key) hourly) visit
                        group by grouping sets ((hour), (day), (counter_id), (via), (via, consumer_key))) counted
                  left join counter on counter.id = counted.counter_id
                  left join device on device.consumer_key = counted.consumer_key
                  where counted.kind <> 'DEVICE' or counted.via = 'DEVICE') bar
            group by kind, counter_id, name
            order by case kind when 'DAY' then name end, total desc, name
            """.formatted(LOCAL, COUNTED);

    /** A visitor is new who had not checked in before at any event of the same organiser. */
    private static final String VISITORS = """
            select count(*) as unique_visitors,
                   count(*) filter (where not exists (
                       select 1 from checkin earlier
                       where earlier.passholder_id = visitor.passholder_id and earlier.checked_in_at < visitor.first
                         and earlier.reversed_at is null and %s)) as new_visitors,
                   coalesce(sum(visitor.visits), 0) as visits
            from (select passholder_id, min(checked_in_at) as first, count(*) as visits %sgroup by passholder_id) visitor
            """;

    /** Sought in the index of slots, which names a passholder's events: their other check-ins are not read. */
    private static final String VISITORS_AT_SOME = VISITORS.formatted("earlier.event_id = any(:events)", COUNTED);

    /** Hashed, and looked up for each check-in of a visitor. */
    private static final String VISITORS_AT_MANY =
            VISITORS.formatted("(earlier.event_id in (select unnest(:events))) is true", COUNTED);

    /** Before version 17, PostgreSQL looks each of them up in the index for each visitor. */
    private static final int SOME_EVENTS = 100;

    private static final String EVENTS = "select id from event where organiser_id = :organiser";

    private static final String EXTENT = """
            select min(checked_in_at) as first, max(checked_in_at) as last from checkin
            where event_id = :event and reversed_at is null
            """;

    private final Jdbi jdbi;

    /** A number of check-ins, and what they have in common. */
    public record Bar(String name, long total) {}

    /**
     * The numbers of an event in some days.
     *
     * @param perHour by the hour of the day, 0 to 23
     * @param perDay by days in ISO 8601, only those with check-ins
     * @param perCounter by the names of counters; an empty name: by none
     * @param perWay by COUNTER, CODE or DEVICE
     * @param perDevice by the names of devices
     */
    public record Numbers(
            Days days,
            long visits,
            long visitors,
            long newVisitors,
            List<Bar> perHour,
            List<Bar> perDay,
            List<Bar> perCounter,
            List<Bar> perWay,
            List<Bar> perDevice) {
        public long returningVisitors() {
            return visitors - newVisitors;
        }
    }

    public CheckinNumbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The days from the first check-in at an event to the last, at most {@link #MAX_DAYS}; today if there are none. */
    public Days extent(long eventId, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery(EXTENT)
                .bind("event", eventId)
                .map((row, _) -> days(Timestamps.ifAnyIn(row, "first"), Timestamps.ifAnyIn(row, "last"), today))
                .one());
    }

    private static Days days(Optional<Instant> first, Optional<Instant> last, LocalDate today) {
        var start = first.map(LocalZone::dayOf).orElse(today);
        var end = last.map(LocalZone::dayOf).orElse(today);
        var earliest = end.minusDays(MAX_DAYS - 1L);
        return new Days(start.isBefore(earliest) ? earliest : start, end);
    }

    public Numbers of(long eventId, long organiserId, Days days) {
        return jdbi.inTransaction(handle -> {
            var events = handle.createQuery(EVENTS)
                    .bind("organiser", organiserId)
                    .mapTo(Long.class)
                    .list();
            var statement = events.size() <= SOME_EVENTS ? VISITORS_AT_SOME : VISITORS_AT_MANY;
            var visitors = bound(handle, statement, eventId, days)
                    .bindArray("events", Long.class, events)
                    .map((row, _) -> Map.of(
                            "unique", row.getLong("unique_visitors"),
                            "new", row.getLong("new_visitors"),
                            "visits", row.getLong("visits")))
                    .one();
            var bars = bound(handle, BARS, eventId, days)
                    .map((row, _) ->
                            Map.entry(row.getString("kind"), new Bar(row.getString("name"), row.getLong("total"))))
                    .stream()
                    .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
            return new Numbers(
                    days,
                    visitors.getOrDefault("visits", 0L),
                    visitors.getOrDefault("unique", 0L),
                    visitors.getOrDefault("new", 0L),
                    bars.getOrDefault("HOUR", List.of()),
                    bars.getOrDefault("DAY", List.of()),
                    bars.getOrDefault("COUNTER", List.of()),
                    bars.getOrDefault("WAY", List.of()),
                    bars.getOrDefault("DEVICE", List.of()));
        });
    }

    private static Query bound(Handle handle, String statement, long eventId, Days days) {
        return handle.createQuery(statement)
                .bind("event", eventId)
                .bind("from", Timestamps.bound(LocalZone.startOf(days.first())))
                .bind("to", Timestamps.bound(LocalZone.endOf(days.last())));
    }
}
