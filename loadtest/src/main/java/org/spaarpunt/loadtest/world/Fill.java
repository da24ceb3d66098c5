package org.spaarpunt.loadtest.world;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Creates a world in a database: its counter, passholders with cards, and past check-ins with their points, one in
 * ten weeks for each passholder, oldest first. Those with a past have accounts. The data is as consistent as if every check-in had been made through the server.
 * All or nothing.
 */
public final class Fill {
    /** Card numbers have nine freely chosen digits. */
    public static final long MAX_PASSHOLDERS = 999_999_999;

    private static final int SECRET_BYTES = 24;

    /** Weeks from one check-in of a passholder to the next, so that twenty are four years. */
    private static final int WEEKS_APART = 10;

    private static final String MEMORY = "set local maintenance_work_mem = '256MB'; set local work_mem = '256MB'";

    private static final String FILLED = "passholder, membership, card, event";

    private static final String COUNTER = """
            insert into consumer (key, secret, name) values (:counter, :secret, 'Load test');
            insert into app_user (uid, nick) values (:counter, :counter);
            insert into access_token (token, secret, consumer_key, user_id)
            select :token, :tokenSecret, :counter, id from app_user where uid = :counter;
            insert into organisation (external_id, name) values (:counter, 'Load test');
            insert into counter (consumer_key, organisation_id, name)
            select external_id, id, name from organisation where external_id = :counter;
            insert into counter_employee (counter_id, user_id, role)
            select counter.id, app_user.id, 'MEMBER' from counter, app_user
            where counter.consumer_key = :counter and app_user.uid = :counter;
            insert into card_system (id, name) select coalesce(max(id), 0) + 1, :counter from card_system;
            insert into permission_group (name) values (:counter);
            insert into permission_group_action (group_id, action)
            select id, 'CHECKIN_CREATE' from permission_group where name = :counter;
            insert into counter_group (counter_id, card_system_id, group_id)
            select counter.id, card_system.id, permission_group.id from counter, card_system, permission_group
            where counter.consumer_key = :counter and card_system.name = :counter and permission_group.name = :counter
            """;

    /** Of the insert of passholders, unless the database is of an earlier release, as in a comparison with one. */
    private static final String CARD_SYSTEMS = ", array(select id from card_system where card_system.name = :counter)";

    private static final String HAS_CARD_SYSTEMS = """
            select exists (
                select from pg_attribute where attrelid = 'passholder'::regclass and attname = 'card_systems')
            """;

    private static final String MEMBERSHIPS = """
            insert into membership (passholder_id, card_system_id, status)
            select :firstPassholder + i, card_system.id, 'ACTIVE'
            from generate_series(0, :passholders - 1) i, card_system
            where card_system.name = :counter
            """;

    // The check digit is Luhn's: of the twelve digits before it, every second one from the right counts double.
    private static final String CARDS = """
            insert into card (number, chip, card_system_id, status, passholder_id)
            select twelve || (10 - (
                       select sum(case when place % 2 = 1 then digit when digit > 4 then 2 * digit - 9 else 2 * digit end)
                       from (select place, substr(twelve, place, 1)::int as digit from generate_series(1, 12) place) digits
                   ) % 10) % 10,
                   '04' || upper(lpad(to_hex(i), 10, '0')) || '80', card_system.id, 'ACTIVE', :firstPassholder + i
            from (select i, '09' || lpad(i::text, 9, '0') || '0' as twelve from generate_series(0, :passholders - 1) i) base,
                 card_system
            where card_system.name = :counter
            """;

    /** Everyone may sign in, by a name without digits, which looks like no other one. */
    private static final String ACCOUNTS = """
            insert into app_user (uid, nick, nick_skeleton, email, given_name, family_name)
            select uid, nick, nick, nick || '@example.org', first_name, name
            from (
                select uid, first_name, name, 'load-' || translate(substr(uid, 6), '0123456789', 'abcdefghij') as nick
                from passholder
                where id >= :firstPassholder
            ) person
            """;

    private static final String EVENTS = """
            insert into event (cdbid, title, organiser_id, calendar, limit_volume, limit_period)
            select 'load-past-' || place, 'Past ' || place, id, '{"kind": "permanent"}', 1, 'WEEK'
            from organisation, generate_series(1, :events) place
            where external_id = :counter
            """;

    /**
     * A passholder checks in every moment of those years, as in life: a time that many share would be sorted at each search.
     * Visits of a passholder that a clock change might bring into the same week are at different events.
     */
    private static final String VISITS = """
            (select :firstPassholder + i % :passholders as passholder_id,
                    :firstCheckin + i as id,
                    events.ids[1 + (i % :passholders + i / :passholders) % :events] as event_id,
                    now() - ((:past - 1) / :passholders - i / :passholders) * :apart * interval '7 days'
                        - (1 - (i % :passholders)::float8 / :passholders) * :apart * interval '7 days' - interval '7 days' as at
             from generate_series(0, :past - 1) i,
                  (select array_agg(id order by id) as ids from event where cdbid like 'load-past-%%') events) visit
            """;

    // Cards are looked up: a join would lose the order of time, and sorting takes longer than everything else.
    private static final String CHECKINS = """
            insert into checkin (
                passholder_id, id, event_id, card_number, consumer_key, counter_id, user_id, via, points, social_tariff,
                checked_in_at, period, ordinal)
            select visit.passholder_id, visit.id, event_id,
                   (select number from card where card.passholder_id = visit.passholder_id), :counter, counter.id, app_user.id,
                   'COUNTER', 1, false, at, to_char(at at time zone 'Europe/Brussels', 'IYYY-"W"IW'), 1
            from (select id from counter where consumer_key = :counter) counter
            cross join (select id from app_user where uid = :counter) app_user
            cross join %s;
            select setval(pg_get_serial_sequence('checkin', 'id'), :firstCheckin + :past)
            """.formatted(VISITS);

    private static final String TRANSFERS = """
            insert into transfer (
                passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
            select passholder_id, 'CHECKIN', id, 'EVENT', event_id, 'PASSHOLDER', passholder_id, 1, at from %s
            """.formatted(VISITS);

    private static final String BALANCES = """
            insert into balance (passholder_id, points, checkins)
            select passholder_id, sum(points), count(*) from transfer where passholder_id >= :firstPassholder group by passholder_id
            """;

    private final Jdbi jdbi;
    private final SecureRandom random;
    private final Consumer<String> progress;

    /** @param progress gets the name of the table that is being filled */
    public Fill(Jdbi jdbi, SecureRandom random, Consumer<String> progress) {
        this.jdbi = jdbi;
        this.random = random;
        this.progress = progress;
    }

    /**
     * How much to create.
     *
     * @param events that the past check-ins are spread over
     */
    public record Size(long passholders, long past, int events) {
        public Size {
            if (passholders < 1 || passholders > MAX_PASSHOLDERS || past < 0 || events < 2) {
                throw new IllegalArgumentException("A world has 1 to " + MAX_PASSHOLDERS + " passholders");
            }
        }
    }

    /** Whether this database holds a world already. */
    public boolean isDone() {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from consumer where key = :counter)")
                .bind("counter", World.COUNTER)
                .mapTo(Boolean.class)
                .one());
    }

    /** Creates the world, in a database that holds none yet. */
    public void make(Size size) {
        jdbi.useTransaction(handle -> make(handle, size));
        progress.accept("statistics");
        // Empty tables are skipped: statistics that show them as empty would mislead the planner once they no longer
        // are.
        var filled = size.past() > 0 ? FILLED + ", checkin, transfer, balance, app_user" : FILLED;
        jdbi.useHandle(handle -> {
            handle.execute("vacuum analyze " + filled);
            checkpoint(handle);
        });
    }

    /** Writes what a later measurement would otherwise wait for; an embedded database does so when it stops, and its role may not ask for it. */
    private static void checkpoint(Handle handle) {
        boolean mayCheckpoint = handle.createQuery("select pg_has_role(current_user, 'pg_checkpoint', 'usage')")
                .mapTo(Boolean.class)
                .one();
        if (mayCheckpoint) {
            handle.execute("checkpoint");
        }
    }

    private void make(Handle handle, Size size) {
        handle.execute(MEMORY);
        var values = values(handle, size);
        step(handle, "counter", COUNTER, values);
        bulk(handle, "passholder", passholders(handle), values);
        bulk(handle, "membership", MEMBERSHIPS, values);
        bulk(handle, "card", CARDS, values);
        step(handle, "event", EVENTS, values);
        if (size.past() > 0) {
            // The planner has no statistics yet for the rows of this transaction.
            handle.execute("analyze card");
            bulk(handle, "checkin", CHECKINS, values);
            bulk(handle, "transfer", TRANSFERS, values);
            bulk(handle, "balance", BALANCES, values);
            bulk(handle, "app_user", ACCOUNTS, values);
        }
    }

    private static String passholders(Handle handle) {
        boolean hasCardSystems =
                handle.createQuery(HAS_CARD_SYSTEMS).mapTo(Boolean.class).one();
        return """
            with first_name as (
                select name, place from unnest(string_to_array(:firstNames, ',')) with ordinality as list (name, place)
            ), family as (
                select name, place from unnest(string_to_array(:names, ',')) with ordinality as list (name, place)
            ), city as (
                select name, place from unnest(string_to_array(:cities, ',')) with ordinality as list (name, place)
            ), drawn as (
                select i, power(random(), 2) as first_name, power(random(), 2) as family, power(random(), 2) as city,
                       current_date - floor(90 * 365 * random())::int as born
                from generate_series(0, :passholders - 1) i
            )
            insert into passholder (id, uid, first_name, name, city, date_of_birth%1$s)
            select :firstPassholder + i, 'load-' || i, first_name.name, family.name, city.name, born%2$s
            from drawn
            join first_name on first_name.place = 1 + floor(drawn.first_name * (select count(*) from first_name))::bigint
            join family on family.place = 1 + floor(drawn.family * (select count(*) from family))::bigint
            join city on city.place = 1 + floor(drawn.city * (select count(*) from city))::bigint;
            select setval(pg_get_serial_sequence('passholder', 'id'), :firstPassholder + :passholders)
            """.formatted(hasCardSystems ? ", card_systems" : "", hasCardSystems ? CARD_SYSTEMS : "");
    }

    private void bulk(Handle handle, String table, String sql, Map<String, Object> values) {
        var bare = BareTable.strip(handle, table);
        step(handle, table, sql, values);
        progress.accept("indexes of " + table);
        bare.restore();
    }

    private void step(Handle handle, String table, String sql, Map<String, Object> values) {
        progress.accept(table);
        try (var script = handle.createUpdate(sql)) {
            script.bindMap(values).execute();
        }
    }

    private Map<String, Object> values(Handle handle, Size size) {
        var values = new LinkedHashMap<String, Object>();
        values.put("counter", World.COUNTER);
        values.put("secret", secret());
        values.put("token", secret());
        values.put("tokenSecret", secret());
        values.put("passholders", size.passholders());
        values.put("past", size.past());
        values.put("events", size.events());
        values.put("apart", WEEKS_APART);
        values.put("firstNames", String.join(",", Names.FIRST));
        values.put("names", String.join(",", Names.FAMILY));
        values.put("cities", String.join(",", Names.CITIES));
        values.put("firstPassholder", next(handle, "passholder"));
        values.put("firstCheckin", next(handle, "checkin"));
        return values;
    }

    private static long next(Handle handle, String table) {
        return handle.createQuery("select coalesce(max(id), 0) + 1 from " + table)
                .mapTo(Long.class)
                .one();
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
