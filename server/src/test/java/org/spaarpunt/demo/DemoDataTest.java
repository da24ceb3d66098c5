package org.spaarpunt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.CheckinSchedule;
import org.spaarpunt.events.WindowMargins;
import org.spaarpunt.secrets.SecretBox;

class DemoDataTest {
    private static final Instant START = RunningServer.START;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretBox BOX = new SecretBox(RunningServer.KEYS, RANDOM);
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void restore() {
        database.restore();
    }

    @AfterEach
    void check() {
        assertThat(database.texts("select passholder_id from unbalanced")).isEmpty();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void consumers() {
        assertThat(database.texts("select key || ' / ' || secret from consumer order by key"))
                .containsExactly(
                        "31413BDF-DFC7-7A9F-10403618C2816E44 / demo-de-werf-secret",
                        "47B6FA21-ACB1-EA8F-2C231182C7DD0A19 / demo-cultuurnet-secret",
                        "demo-counter-app / demo-counter-app-secret",
                        "demo-counter-web / demo-counter-web-secret",
                        "demo-device / demo-device-secret",
                        "demo-gate / demo-gate-secret",
                        "demo-integrator / demo-integrator-secret",
                        "demo-kiosk / demo-kiosk-secret",
                        "demo-library-haaltert / demo-library-secret",
                        "demo-member-app / demo-member-app-secret",
                        "demo-member-mobile / demo-member-mobile-secret",
                        "demo-no-rights / demo-no-rights-secret");
    }

    @Test
    void what_consumers_may_do() {
        assertThat(database.texts("select consumer_key || ' ' || permission from consumer_permission order by 1"))
                .containsExactly(
                        "31413BDF-DFC7-7A9F-10403618C2816E44 ACT_FOR_COUNTERS",
                        "31413BDF-DFC7-7A9F-10403618C2816E44 COUNTER_READ",
                        "31413BDF-DFC7-7A9F-10403618C2816E44 EVENT_READ",
                        "31413BDF-DFC7-7A9F-10403618C2816E44 GROUPPASS_READ",
                        "31413BDF-DFC7-7A9F-10403618C2816E44 PASSHOLDER_ACTIVATE",
                        "31413BDF-DFC7-7A9F-10403618C2816E44 POINTSPROMOTION_READ",
                        "31413BDF-DFC7-7A9F-10403618C2816E44 WELCOMEADVANTAGE_READ",
                        "47B6FA21-ACB1-EA8F-2C231182C7DD0A19 ACT_FOR_COUNTERS",
                        "47B6FA21-ACB1-EA8F-2C231182C7DD0A19 EVENT_READ",
                        "demo-counter-app ACT_FOR_COUNTERS",
                        "demo-counter-app CHECKIN_READ",
                        "demo-counter-app COUNTER_READ",
                        "demo-counter-app EVENT_READ",
                        "demo-counter-app GROUPPASS_READ",
                        "demo-counter-app PASSHOLDER_READ",
                        "demo-counter-app POINTSPROMOTION_READ",
                        "demo-counter-app WELCOMEADVANTAGE_READ",
                        "demo-counter-web ACT_FOR_COUNTERS",
                        "demo-counter-web SKIP_AUTHORIZATION",
                        "demo-integrator CHECK_IN_WITH_CODE",
                        "demo-integrator READ_POINTS",
                        "demo-library-haaltert ACT_FOR_COUNTERS",
                        "demo-library-haaltert EVENT_READ",
                        "demo-member-app CHECK_IN_WITH_CODE",
                        "demo-member-app READ_POINTS");
    }

    @Test
    void people_and_where_they_work() {
        assertThat(database.texts("""
                select concat_ws(' ', nick, uid, role, counter.name)
                from app_user join counter_employee on user_id = app_user.id join counter on counter.id = counter_id
                order by 1
                """))
                .containsExactly(
                        "ann 6b9f81a2-7505-4fdd-b152-dddeaf235cde ADMIN CC De Werf",
                        "ann 6b9f81a2-7505-4fdd-b152-dddeaf235cde ADMIN CultuurNet Vlaanderen",
                        "ben 971ca557-8e4f-4520-91c8-cc2594e4ab9f MEMBER Bibliotheek Haaltert");
    }

    @Test
    void events_with_their_organiser_location_points_and_limit() {
        assertThat(database.texts("""
                select concat_ws(', ', cdbid, title, organiser.name, location.name, points, limit_volume, limit_period)
                from event
                join organisation organiser on organiser.id = organiser_id
                join organisation location on location.id = location_id
                order by event.id
                """))
                .containsExactly(
                        "a89a2707-a35e-48da-aeda-307f857b93c0, Vrij podium, CC De Werf, CC De Werf, 1, 1, WEEK",
                        "fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c, Cultuurnet Vlaanderen, CultuurNet Vlaanderen,"
                                + " CultuurNet Vlaanderen, 1, 1, WEEK",
                        "demo-today, Open dag, CultuurNet Vlaanderen, CC De Werf, 2, 1, DAY",
                        "demo-over, Ochtendconcert, CC De Werf, CC De Werf, 1, 1, DAY",
                        "demo-future, Première, CC De Werf, CC De Werf, 1, 1, DAY",
                        "demo-unlimited, Boekenruil, CC De Werf, CC De Werf, 1",
                        "demo-haaltert, Leesclub, Bibliotheek Haaltert, Bibliotheek Haaltert, 1, 1, WEEK",
                        "5a0967f9-cc06-4c3c-9206-30481a767434, Schaken in De Werf, CC De Werf, CC De Werf, 1, 1, DAY",
                        "d83b5b8a-108a-45d6-9ac9-8bdc44a0a24a, Voorbije lezing, CC De Werf, CC De Werf, 1, 1, DAY");
    }

    @Test
    void the_dates_of_the_events_follow_the_day_of_the_start() {
        assertThat(isOpen("demo-today", "2026-11-21T23:00:00Z")).isTrue();
        assertThat(isOpen("demo-today", "2026-11-22T22:59:00Z")).isTrue();
        assertThat(schedule("demo-over").isOver(START)).isTrue();
        assertThat(schedule("demo-over").isOver(START.minus(Duration.ofHours(2))))
                .isFalse();
        assertThat(isOpen("demo-future", "2026-12-22T19:00:00Z")).isTrue();
        assertThat(isOpen("demo-future", "2026-11-22T11:00:00Z")).isFalse();
        assertThat(isOpen(DemoEvent.CHESS, "2026-11-21T23:00:00Z")).isTrue();
        assertThat(isOpen(DemoEvent.CHESS, "2026-11-22T22:59:59Z")).isTrue();
        assertThat(isOpen(DemoEvent.CHESS, "2026-11-22T23:00:00Z")).isFalse();
        assertThat(schedule(DemoEvent.LECTURE).isOver(Instant.parse("2026-11-21T23:00:00Z")))
                .isTrue();
        assertThat(isOpen(DemoEvent.LECTURE, "2026-11-21T14:00:00Z")).isTrue();
    }

    @Test
    void codes_and_which_of_them_are_valid() {
        assertThat(database.texts("""
                select concat_ws(' ', known, cdbid, valid_from <= :now and :now < valid_to)
                from checkin_code
                join event on event.id = event_id
                join unnest(array['12345678', 'demo-over', 'demo-permanent', 'demo-today']) known on code_digest(known) = digest
                order by known
                """.replace(":now", "timestamptz '" + START + "'")))
                .containsExactly(
                        "12345678 fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c t",
                        "demo-over demo-over f",
                        "demo-permanent a89a2707-a35e-48da-aeda-307f857b93c0 t",
                        "demo-today demo-today t");
    }

    @Test
    void cards_in_every_state_with_the_points_of_their_holders() {
        assertThat(database.texts("""
                select concat_ws(' ', number, chip, status, points, group_pass.name)
                from card left join balance using (passholder_id) left join group_pass on group_pass.id = group_pass_id
                order by number
                """))
                .containsExactly(
                        "0900000002312 04B00412F15284 BLOCKED",
                        "0900000020405 047E2EEA053B80 DELETED",
                        "0900000031618 04CEE7528E6180 ACTIVE",
                        "0900000045410 04D0AB6AF85C80 ACTIVE Groep Zonnestraal",
                        "0900000067513 04363CDAEE3880 ACTIVE 20",
                        "0900000074519 044AC54A8E6180 LOCAL_STOCK",
                        "0900000083502 04C7D8E9FA0C80 ACTIVE",
                        "0900000084211 04C8D9EAFB0D80 ACTIVE",
                        "0900000091307 04C9DAEBFC0E80 LOCAL_STOCK",
                        "0900000092701 04CADBECFD0F80 LOCAL_STOCK",
                        "0900000095902 04784CDAEE3880 ACTIVE 20",
                        "0900004518206 04C5D6E7F80A80 ACTIVE 10",
                        "0900011354819 04C6D7E8F90B80 ACTIVE 10",
                        "0930056878802 04B2C3D4E5F680 ACTIVE 4",
                        "0987654321113 04A2B3C4D5E680 ACTIVE 1",
                        "1000000520006 045A4832633680 ACTIVE");
    }

    @Test
    void rewards_with_their_price_and_limits() {
        assertThat(database.texts("""
                select concat_ws(' ', id, kind, points, max_units, limit_volume, limit_period,
                                 case when in_spotlight then 'spotlight' end,
                                 case when redeemable_to < '2026-11-22' then 'over' end)
                from reward order by id
                """))
                .containsExactly(
                        "1 POINTS_PROMOTION 10 10",
                        "2 POINTS_PROMOTION 10 10 spotlight",
                        "5687 POINTS_PROMOTION 5",
                        "5688 WELCOME_ADVANTAGE 0",
                        "5823 POINTS_PROMOTION 5 1 WEEK",
                        "5824 POINTS_PROMOTION 2 10",
                        "5825 POINTS_PROMOTION 5 over",
                        "5826 WELCOME_ADVANTAGE 0 over",
                        "5900 POINTS_PROMOTION 2");
    }

    @Test
    void a_demo_of_an_earlier_version_becomes_the_present_one_but_for_what_people_changed() {
        var now = everything();
        database.execute("""
                update passholder set first_name = 'Jef', date_of_birth = '1984-03-12', email = 'jef@demo.example'
                where uid = 'demo-passholder-1'
                """);
        database.execute("update passholder set date_of_birth = '1991-11-02' where uid = 'demo-passholder-2'");
        database.execute("""
                update passholder
                set first_name = 'Fatima', name = 'El Amrani', date_of_birth = '1978-07-23', gender = 'FEMALE',
                    email = 'fatima@demo.example'
                where uid = 'demo-passholder-3'
                """);
        database.execute("update group_pass set name = 'Jeugdhuis Kompas'");
        database.execute("delete from app_user where nick = 'jef'");
        database.execute("delete from reward_picture");
        database.execute("delete from device_counter");
        database.execute("delete from device");
        DemoData.load(database.jdbi(), BOX, RANDOM, START);
        assertThat(tablesThatDiffer(now, everything())).containsExactly("app_user");
        assertThat(database.texts("select nick from app_user where uid = 'demo-passholder-3'"))
                .containsExactly("jef");

        database.execute("""
                update passholder
                set first_name = 'Fatima', name = 'Van Gent', date_of_birth = '1978-07-23', email = 'fatima@demo.example'
                where uid = 'demo-passholder-3'
                """);
        DemoData.load(database.jdbi(), BOX, RANDOM, START);
        assertThat(database.texts("select name from passholder where uid = 'demo-passholder-3'"))
                .containsExactly("Van Gent");
    }

    @Test
    void loading_again_at_the_same_moment_changes_nothing() {
        var before = everything();
        DemoData.load(database.jdbi(), BOX, RANDOM, START);
        assertThat(tablesThatDiffer(before, everything())).isEmpty();
    }

    @Test
    void loading_on_the_next_day_moves_the_dates_and_nothing_else() {
        var before = everything();
        DemoData.load(database.jdbi(), BOX, RANDOM, NEXT_DAY);

        assertThat(tablesThatDiffer(before, everything())).containsExactlyInAnyOrder("event", "checkin_code");
        assertThat(isOpen("demo-today", "2026-11-23T22:59:00Z")).isTrue();
        assertThat(schedule("demo-over").isOver(NEXT_DAY)).isTrue();
        assertThat(schedule("demo-over").isOver(NEXT_DAY.minus(Duration.ofHours(2))))
                .isFalse();
    }

    @Test
    void loading_again_leaves_what_people_did_and_brought_in() {
        database.execute("update event set title = 'Nieuw', points = 9, limit_volume = 3 where cdbid = 'demo-today'");
        database.execute("insert into organisation (external_id, name) values ('museum', 'Museum')");
        database.execute("insert into card_system (id, name) values (3, 'UiTPAS Gent')");
        database.execute("insert into consumer values ('museum', 'museum-secret', 'Museum')");
        database.execute("insert into counter (consumer_key, name) values ('museum', 'Museum')");
        database.execute("""
                insert into reward (kind, title, points, published_from, published_to, redeemable_from, redeemable_to)
                values ('POINTS_PROMOTION', 'Sjaal', 1, '2026-01-01', '2027-01-01', '2026-01-01', '2027-01-01')
                """);
        var before = everything();
        DemoData.load(database.jdbi(), BOX, RANDOM, START);
        assertThat(tablesThatDiffer(before, everything())).isEmpty();
    }

    /** Each table's rows as text, in an order that does not depend on when they were written. */
    private Map<String, List<String>> everything() {
        var tables = database.texts("""
                select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'
                """);
        var rows = new TreeMap<String, List<String>>();
        tables.forEach(table -> rows.put(table, database.texts("select t::text from " + table + " t order by 1")));
        assertThat(rows).containsKeys("consumer", "event", "balance", "reward");
        return rows;
    }

    private static List<String> tablesThatDiffer(Map<String, List<String>> before, Map<String, List<String>> after) {
        assertThat(after).containsOnlyKeys(before.keySet());
        return before.keySet().stream()
                .filter(table -> !Objects.equals(before.get(table), after.get(table)))
                .toList();
    }

    private boolean isOpen(String cdbid, String moment) {
        return schedule(cdbid).windowAt(Instant.parse(moment)).isPresent();
    }

    private CheckinSchedule schedule(String cdbid) {
        var calendar = database.texts("select calendar::text from event where cdbid = ?", cdbid);
        return new CheckinSchedule(CalendarJson.read(calendar.getFirst()), WindowMargins.DEFAULT);
    }
}
