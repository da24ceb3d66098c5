package org.spaarpunt.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlaces;
import org.spaarpunt.storage.Timestamps;

/**
 * Reads what happened since the last time and puts a report for each endpoint that wants it in the queue. Check-ins and
 * redemptions carry the number of the transaction that wrote them. Only those of transactions below the oldest one under
 * way are read, so none that commits late is passed over; and an endpoint gets each report once, because the id of its
 * message is unique.
 *
 * <p>Several servers may read: an endpoint that one of them holds is left out by the others.
 */
final class EventReader {
    /** How many transactions are read at once, so that a long absence is made up for in steps. */
    private static final long MOST_TRANSACTIONS = 20_000;

    private static final String LOCK = """
            select endpoint.id, endpoint.consumer_key, endpoint.read_until, counter.consumer_key as counter_key,
                   consumer.revoked_at is null and consumer.suspended_at is null as open
            from webhook_endpoint endpoint
            join counter on counter.id = endpoint.counter_id
            join consumer on consumer.key = counter.consumer_key
            where endpoint.state = 'ACTIVE'
            order by endpoint.id
            for no key update of endpoint skip locked
            """;

    /** A number beyond all transactions is of another installation of the database, from which this one was restored. */
    private static final String COLLECT = """
            with horizon as materialized (
                select least(%s, :from::bigint + :most) as edge,
                       pg_snapshot_xmax(pg_current_snapshot())::text::bigint as beyond
            ),
            reading as materialized (
                select endpoint.id, endpoint.kinds, endpoint.read_until, counter.id as counter_id, counter.organisation_id,
                       coalesce(organisation.external_id, counter.consumer_key) as organiser
                from webhook_endpoint endpoint
                join counter on counter.id = endpoint.counter_id
                left join organisation on organisation.id = counter.organisation_id
                where endpoint.id = any(:endpoints)
            ),
            happened as materialized (
                select 'checkin.granted'::text as kind, passholder_id, id, event_id, null::bigint as reward_id, counter_id,
                       points, checked_in_at as happened_at, written_in as transaction
                from checkin where written_in >= :from and written_in < (select edge from horizon)
                union all
                select 'checkin.undone', passholder_id, id, event_id, null, counter_id, points, reversed_at, reversed_in
                from checkin where reversed_in >= :from and reversed_in < (select edge from horizon)
                union all
                select 'redemption.done', passholder_id, id, null, reward_id, counter_id, points, redeemed_at, written_in
                from redemption where written_in >= :from and written_in < (select edge from horizon)
                union all
                select 'redemption.cancelled', passholder_id, id, null, reward_id, counter_id, points, cancelled_at, cancelled_in
                from redemption where cancelled_in >= :from and cancelled_in < (select edge from horizon)
            ),
            queued as (
                insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, next_attempt_at)
                select reading.id,
                       replace(kind, '.', '-') || '_' || passholder_id || '-' || happened.id,
                       kind,
                       json_strip_nulls(json_build_object(
                           'type', kind,
                           'timestamp', to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
                           'data', json_build_object(
                               'id', passholder_id || '-' || happened.id,
                               'eventId', event.api_id,
                               'rewardId', reward_id::text,
                               'organizerId', reading.organiser,
                               'points', happened.points)))::text,
                       :now,
                       :now
                from happened
                join reading on happened.transaction >= reading.read_until and happened.kind = any(reading.kinds)
                left join event on event.id = happened.event_id
                where reading.id = any(case when reward_id is null then :ofCheckins else :ofRedemptions end)
                  and (happened.counter_id = reading.counter_id
                       or reading.organisation_id in (event.organiser_id, event.location_id))
                order by happened.transaction, happened_at
                on conflict (endpoint_id, message_id) do nothing
            )
            update webhook_endpoint
            set read_until = case when read_until > beyond then edge else greatest(read_until, edge) end
            from horizon
            where id = any(:endpoints)
            """.formatted(EndpointRegister.HORIZON);

    private final Jdbi jdbi;
    private final OrganiserPlaces places;
    private final InstantSource clock;

    /**
     * An endpoint that this server reads for.
     *
     * @param open whether the counter is open: its consumer was neither revoked nor suspended
     */
    private record Reading(String id, Optional<String> application, long readUntil, String counterKey, boolean open) {
        static Reading of(ResultSet row) throws SQLException {
            return new Reading(
                    row.getString("id"),
                    Optional.ofNullable(row.getString("consumer_key")),
                    row.getLong("read_until"),
                    row.getString("counter_key"),
                    row.getBoolean("open"));
        }
    }

    EventReader(Jdbi jdbi, OrganiserPlaces places, InstantSource clock) {
        this.jdbi = jdbi;
        this.places = places;
        this.clock = clock;
    }

    /** Queues reports of what happened since the last time. */
    void read() {
        jdbi.useTransaction(handle -> {
            var reading =
                    handle.createQuery(LOCK).map((row, _) -> Reading.of(row)).list();
            if (!reading.isEmpty()) {
                // A statement of its own, whose snapshot is taken after the locks.
                collect(handle, reading);
            }
        });
    }

    private void collect(Handle handle, List<Reading> reading) {
        handle.createUpdate(COLLECT)
                .bind(
                        "from",
                        reading.stream().mapToLong(Reading::readUntil).min().orElseThrow())
                .bind("most", MOST_TRANSACTIONS)
                .bind("now", Timestamps.bound(clock.instant()))
                .bindArray("endpoints", String.class, ids(reading))
                .bindArray("ofCheckins", String.class, ids(permitted(reading, ApiPermission.CHECKINS_READ)))
                .bindArray(
                        "ofRedemptions", String.class, ids(permitted(reading, ApiPermission.REWARDS_PASSHOLDERS_READ)))
                .execute();
    }

    /** People of a counter may know what happens there; an application, what it may read there now. */
    private List<Reading> permitted(List<Reading> reading, ApiPermission permission) {
        return reading.stream()
                .filter(Reading::open)
                .filter(endpoint -> endpoint.application()
                        .map(key -> places.ofAgent(key, endpoint.counterKey())
                                .filter(place -> place.may(permission))
                                .isPresent())
                        .orElse(true))
                .toList();
    }

    private static List<String> ids(List<Reading> reading) {
        return reading.stream().map(Reading::id).toList();
    }
}
