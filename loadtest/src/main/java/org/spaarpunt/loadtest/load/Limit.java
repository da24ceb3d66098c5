package org.spaarpunt.loadtest.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.points.LedgerSql;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * How many check-ins PostgreSQL itself can store: a bare client sends it batches, with no HTTP, no signatures and no
 * rules, over a few connections that never wait for anything but the database.
 *
 * <p>A batch is two statements, of the same shape as the server's: one that looks up counter, employee, event, card, balance,
 * memberships and taken places of every visit, and one that writes check-ins, transfers and balances, with its own durable
 * commit. The server's nonces and credentials are omitted, so this is what a server could reach that had nothing else
 * to do.
 */
public final class Limit {
    /** Visits in one batch, with which the limit is highest. */
    public static final int BATCH = 128;

    private static final String FACTS = """
            select event.id as event_id, counter.id as counter_id, app_user.id as user_id, card.number, card.passholder_id,
                   card.status, coalesce(balance.points, 0) as balance, memberships.active, slots.taken, event.calendar,
                   organiser.name
            from unnest(?::text[], ?::text[]) with ordinality as asked (number, cdbid, place)
            join counter on counter.consumer_key = ?
            join app_user on app_user.uid = counter.consumer_key
            join counter_employee on counter_employee.counter_id = counter.id and counter_employee.user_id = app_user.id
            join event on event.cdbid = asked.cdbid
            join organisation organiser on organiser.id = event.organiser_id
            join card on card.number = asked.number
            left join balance on balance.passholder_id = card.passholder_id
            left join lateral (
                select bool_or(status = 'ACTIVE') as active
                from membership join card_system on card_system.id = membership.card_system_id
                where membership.passholder_id = card.passholder_id
            ) memberships on true
            left join lateral (
                select array_agg(ordinal) as taken
                from checkin
                where checkin.passholder_id = card.passholder_id and checkin.event_id = event.id
                  and checkin.reversed_at is null and checkin.period = 'limit'
            ) slots on true
            order by asked.place
            """;

    private static final String WRITE = """
            with granted as (
                insert into checkin (
                    passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
                    checked_in_at, period, ordinal)
                select passholder_id, event_id, card_number, ?, ?, ?, 'COUNTER', 1, false, now(), 'limit', 1
                from unnest(?::bigint[], ?::bigint[], ?::text[]) as wanted (passholder_id, event_id, card_number)
                order by passholder_id, event_id
                on conflict (passholder_id, event_id, period, ordinal) where reversed_at is null do nothing
                returning passholder_id, id, event_id, points, checked_in_at
            ),
            earned as (
                select passholder_id, 'CHECKIN'::transfer_reason as reason, id as cause_id,
                       'EVENT'::ledger_account as source, event_id as source_id, points, checked_in_at as moved_at
                from granted
            ),
            %s
            select granted.passholder_id, granted.event_id, credited.points
            from granted join credited using (passholder_id)
            """.formatted(LedgerSql.CREDIT_EARNED);

    private final DatabaseAddress database;
    private final World world;
    private final VisitOrder order;
    private final int batch;

    /**
     * @param world whose events no other client is visiting
     * @param batch visits in one batch
     */
    public Limit(DatabaseAddress database, World world, VisitOrder order, int batch) {
        this.database = database;
        this.world = world;
        this.order = order;
        this.batch = batch;
    }

    /** What was stored, and how fast. */
    public record Written(long checkins, double perSecond) {}

    /** Writes over this many connections. */
    public Written write(int connections, Duration duration) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Callable<Long>> writers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                writers.add(() -> writeUntil(end));
            }
            long written = 0;
            for (Future<Long> writer : threads.invokeAll(writers)) {
                written += writer.get();
            }
            return new Written(written, written / ((System.nanoTime() - start) / 1e9));
        }
    }

    private long writeUntil(long end) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            try (var session = connection.createStatement()) {
                session.execute(Database.SESSION);
            }
            long written = 0;
            while (System.nanoTime() < end && !order.isUsedUp()) {
                written += write(connection, read(connection, nextBatch()));
            }
            return written;
        }
    }

    private List<Visit> nextBatch() {
        var visits = new ArrayList<Visit>(batch);
        for (int i = 0; i < batch; i++) {
            visits.add(world.visit(order.next()));
        }
        return visits;
    }

    /** The batch in the database's own ids. */
    private record Known(List<Long> passholders, List<Long> events, List<String> cards, long counter, long user) {}

    private Known read(Connection connection, List<Visit> visits) throws SQLException {
        try (var statement = connection.prepareStatement(FACTS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", visits.stream().map(Visit::cardNumber).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", visits.stream().map(Visit::cdbid).toArray()));
            statement.setString(3, world.keys().consumerKey());
            var known = new Known(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0, 0);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.passholders.add(rows.getLong("passholder_id"));
                    known.events.add(rows.getLong("event_id"));
                    known.cards.add(rows.getString("number"));
                    known = new Known(
                            known.passholders,
                            known.events,
                            known.cards,
                            rows.getLong("counter_id"),
                            rows.getLong("user_id"));
                }
            }
            return known;
        }
    }

    private long write(Connection connection, Known known) throws SQLException {
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, world.keys().consumerKey());
            statement.setLong(2, known.counter);
            statement.setLong(3, known.user);
            statement.setArray(4, connection.createArrayOf("bigint", known.passholders.toArray()));
            statement.setArray(5, connection.createArrayOf("bigint", known.events.toArray()));
            statement.setArray(6, connection.createArrayOf("text", known.cards.toArray()));
            long written = 0;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    written++;
                }
            }
            return written;
        }
    }
}
