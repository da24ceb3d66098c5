package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Plans;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.Features;

/**
 * The database of an installation with a million passholders and twenty million check-ins, as the planner sees it: a
 * hundredth of a percent of them is there, and statistics that tell of the rest.
 */
public final class GrownDatabase implements AutoCloseable {
    /** The tables that grow with people and with what they do. */
    public static final Set<String> BIG = Set.of(
            "passholder",
            "membership",
            "card",
            "balance",
            "checkin",
            "transfer",
            "redemption",
            "app_user",
            "access_token",
            "web_session",
            "audit_entry",
            "webhook_delivery");

    /** The first version of PostgreSQL to which statistics can be written. */
    private static final int POSTGRES_18 = 180_000;

    private static final String FILL = """
            insert into passholder (uid, first_name, name, city, street, postal_code, date_of_birth, created_at)
            select 'many-' || n, 'First' || n % 400, 'Last' || n, 'City' || n % 100, 'Street' || n % 500, (1000 + n % 100)::text,
                   '1940-01-01'::date + n * 3, '2022-01-01'::timestamptz + n * interval '1 hour'
            from generate_series(1, 2000) n;
            insert into organisation (external_id, name) select 'many-' || n, 'Place ' || n from generate_series(1, 300) n;
            insert into event (id, cdbid, title, organiser_id, location_id, city, calendar)
            select n, 'many-' || n, 'Jazz ' || n % 50, place.ids[1 + n % 300], place.ids[1 + n % 200], 'City' || n % 100, '{"kind": "permanent"}'
            from generate_series(100, 999) n, (select array_agg(id order by id) as ids from organisation) place;
            alter table checkin alter column passholder_id set (n_distinct = -0.05);
            alter table transfer alter column passholder_id set (n_distinct = -0.05);
            insert into membership (passholder_id, card_system_id, status)
            select id, 1, case when id % 50 = 0 then 'BLOCKED' else 'ACTIVE' end from passholder where uid like 'many-%';
            insert into card (number, chip, card_system_id, status, passholder_id)
            select '09' || lpad(id::text, 11, '0'), '05' || lpad(id::text, 12, '0'), 1, 'ACTIVE', id from passholder where uid like 'many-%';
            insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, user_id, via, points,
                                 social_tariff, checked_in_at, period, ordinal)
            select passholder.id, (passholder.id * 7 + n * 13) % 1000, '0930056878802', 'demo', 1 + n % 50, 1, 'COUNTER', 1, false,
                   '2022-11-01'::timestamptz + (n * 2000 + passholder.id) * interval '1 hour', 'D' || n, 1
            from passholder, generate_series(1, 20) n
            where uid like 'many-%';
            insert into transfer (passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
            select passholder_id, 'CHECKIN', id, 'EVENT', event_id, 'PASSHOLDER', passholder_id, 1, checked_in_at from checkin;
            insert into balance (passholder_id, points)
            select passholder_id, 20 from checkin group by passholder_id on conflict do nothing;
            insert into redemption (passholder_id, reward_id, counter_id, user_id, card_number, points, redeemed_at, period, ordinal)
            select passholder.id, reward.id, counter.ids[1 + passholder.id % 2], 1, '0930056878802', 1, '2022-11-01'::timestamptz + passholder.id * interval '1 hour', 'D', 1
            from passholder, (select id from reward order by id limit 2) reward, (select array_agg(id order by id) as ids from counter) counter
            where uid like 'many-%';
            insert into app_user (uid, nick, email, given_name, family_name)
            select uid, uid, uid || '@example.com', first_name, name from passholder where uid like 'many-%';
            insert into access_token (token, secret, consumer_key, user_id, issued_at)
            select uid, 'sealed:', (select min(key) from consumer), id, '2022-11-01'::timestamptz + id * interval '1 hour' from app_user where uid like 'many-%';
            insert into web_session (digest, user_id, started_at, seen_at, address, agent, proved_at, by_provider)
            select gen_random_uuid(), id, now(), now(), '', '', now(), false from app_user where uid like 'many-%';
            insert into audit_entry (happened_at, actor, address, act, subject, details)
            select '2022-11-01'::timestamptz + n * interval '1 hour', 'many-' || n % 500, '', 'SIGNED_IN', 'many-' || n % 1000, ''
            from generate_series(1, 10000) n;
            insert into webhook_endpoint (id, counter_id, address, description, kinds, secret, state, read_until, created_at)
            select 'many-' || n, counter.ids[1 + n % 2], 'https://example.com', '', '{checkin.granted}', 'sealed:', 'ACTIVE', 0, now()
            from generate_series(1, 20) n, (select array_agg(id order by id) as ids from counter) counter;
            insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, next_attempt_at, answer)
            select 'many-' || 1 + n % 20, 'm-' || n, 'checkin.granted', '', now(), case when n % 100 = 0 then now() end, ''
            from generate_series(1, 2000) n;
            analyze
            """;

    private static final String GROW = """
            select pg_restore_relation_stats(
                'schemaname', 'public', 'relname', relname::text, 'relpages', relpages, 'relallvisible', relpages, 'reltuples', (reltuples * 500)::real)
            from pg_class
            where relkind = 'r' and relname = any(string_to_array(?, ' '))
            """;

    private final DemoDatabase database;
    private final Features features;

    private GrownDatabase(DemoDatabase database) {
        this.database = database;
        this.features = database.features();
    }

    /** Filled with the first that is asked for, since every class of plans needs the same. */
    private static final class Template {
        private static final String NAME = TestPostgres.template(GrownDatabase::fill);
    }

    public static GrownDatabase open() {
        var database = DemoDatabase.on(TestPostgres.cloneOf(Template.NAME));
        assumeTrue(isGrown(database.jdbi()));
        return new GrownDatabase(database);
    }

    private static void fill(DatabaseAddress address) {
        RunningServer.loadDemo(address);
        try (var database = Database.open(address, 1)) {
            var jdbi = database.jdbi();
            jdbi.useHandle(handle -> handle.createScript(FILL).execute());
            if (isGrown(jdbi)) {
                assertThat(grow(jdbi)).containsOnly(true);
            }
        }
    }

    private static List<Boolean> grow(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(GROW)
                .bind(0, String.join(" ", BIG))
                .mapTo(Boolean.class)
                .list());
    }

    /** Whether PostgreSQL is of a version that can be told statistics. */
    private static boolean isGrown(Jdbi jdbi) {
        int version = jdbi.withHandle(handle -> handle.createQuery("select current_setting('server_version_num')::int")
                .mapTo(Integer.class)
                .one());
        return version >= POSTGRES_18;
    }

    public Features features() {
        return features;
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    public TestClock clock() {
        return database.clock();
    }

    public DemoDatabase database() {
        return database;
    }

    /** The plans of what a program sends. */
    public Plans plans(Runnable program) {
        return Plans.of(database.jdbi(), BIG, program);
    }

    /** The plan of a statement. */
    public Plans plan(String statement) {
        return Plans.of(database.jdbi(), BIG, statement);
    }

    public static Viewer administrator() {
        return new Viewer.Administrator(new User(1, "admin", "admin"));
    }

    public static Viewer employee() {
        var access = new CounterAccess(
                1, Optional.of(1L), Optional.of(Role.MEMBER), Map.of(1L, EnumSet.allOf(CounterAction.class)));
        return new Viewer.Employee(new User(1, "ann", "ann"), access, new Consumer("demo", "Demo", Set.of()));
    }

    @Override
    public void close() {
        database.close();
    }
}
