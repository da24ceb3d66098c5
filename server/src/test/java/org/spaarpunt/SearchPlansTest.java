package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.administration.HealthReader;
import org.spaarpunt.administration.InstallationWatch;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.events.Days;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.NameSearch;
import org.spaarpunt.passholders.PassholderCriteria;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.passholders.PassholderOrder;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Plans;
import org.spaarpunt.wiring.Features;

/**
 * How searches are planned in an installation with a million passholders and twenty million check-ins: a hundredth of a
 * percent of them is there, and statistics that tell the planner of the rest.
 */
class SearchPlansTest {
    private static final Set<String> BIG = Set.of("passholder", "membership", "card", "balance", "checkin", "transfer");

    /** Statistics can be written since this version of PostgreSQL. */
    private static final int POSTGRES_18 = 180_000;

    private static final String FILL = """
            insert into passholder (uid, first_name, name, city, street, postal_code, date_of_birth, created_at)
            select 'many-' || n, 'First' || n % 400, 'Last' || n, 'City' || n % 100, 'Street' || n % 500, (1000 + n % 100)::text,
                   '1940-01-01'::date + n * 3, '2022-01-01'::timestamptz + n * interval '1 hour'
            from generate_series(1, 2000) n;
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
            analyze passholder, membership, card, balance, checkin, transfer, event
            """;

    private static final String GROW = """
            select pg_restore_relation_stats(
                'schemaname', 'public', 'relname', relname::text, 'relpages', relpages, 'relallvisible', relpages,
                'reltuples', (reltuples * 500)::real)
            from pg_class
            where relname in ('passholder', 'membership', 'card', 'balance', 'checkin', 'transfer')
            """;

    private static DemoDatabase database;
    private static Features features;

    @BeforeAll
    static void fill() {
        database = DemoDatabase.open();
        assumeTrue(database.number("select current_setting('server_version_num')::int") >= POSTGRES_18);
        features = database.features();
        database.jdbi().useHandle(handle -> handle.createScript(FILL).execute());
        assertThat(database.texts(GROW)).containsOnly("t");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_planner_takes_the_tables_for_large_ones() {
        assertThat(String.join(" ", database.texts("explain select * from checkin")))
                .containsPattern("rows=20[0-9]{6} ");
    }

    @Test
    void a_statement_that_reads_everything_is_seen() {
        var plans = plans(() -> database.number("select count(*) from checkin where points = 2"));
        assertThat(plans.flaws()).isNotEmpty();
    }

    static List<Filter> filters() {
        return List.of(
                new Filter.OfPassholder("many-7"),
                new Filter.OfCardHolder("0930056878802"),
                new Filter.AtEvent("demo-today"),
                new Filter.ViaCounter("demo-library-haaltert"),
                new Filter.AtEventTitled("jazz"),
                new Filter.LocatedAt("nowhere"),
                new Filter.OrganisedBy("nowhere"),
                new Filter.OfPeopleIn("Aalst"),
                new Filter.InCardSystems(List.of(1L)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void check_ins_are_found_by_indexes_whatever_is_asked(Filter filter) {
        assertThat(checkins(new CheckinScope.All(), filter).flaws()).isEmpty();
    }

    @Test
    void the_newest_check_ins_of_all_are_read_from_the_end_of_an_index() {
        assertThat(checkins(new CheckinScope.All()).text()).contains("Index Scan checkin checkin_by_moment");
        assertThat(checkins(new CheckinScope.All()).flaws()).isEmpty();
    }

    @Test
    void a_counter_finds_its_own_check_ins_and_those_at_its_events_by_their_indexes() {
        for (var scope : List.of(
                new CheckinScope.OfCounter(1, Optional.of(1L)),
                new CheckinScope.OfCounters(Set.of(1L, 2L), Set.of(1L, 2L)))) {
            assertThat(checkins(scope).flaws()).isEmpty();
            assertThat(checkins(scope, new Filter.OfPassholder("many-7")).flaws())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PassholderOrder.Key.class,
            names = {"CREATION_DATE", "NAME", "FIRST_NAME"})
    void a_page_of_all_people_is_read_in_the_order_of_an_index(PassholderOrder.Key key) {
        for (boolean descending : new boolean[] {false, true}) {
            var page = people(new PassholderOrder(key, descending), everyone()).text();
            assertThat(page)
                    .containsPattern("Index (Only )?Scan passholder passholder_by_(created_at|name|first_name)");
        }
    }

    @Test
    void how_many_people_are_not_blocked_is_counted_by_indexes() {
        assertThat(people(byCreation(), everyone()).text())
                .contains("passholder_pkey", "membership_not_active")
                .doesNotContain("Seq Scan passholder", "Seq Scan membership");
    }

    static List<PassholderCriteria.Words> words() {
        return List.of(
                new PassholderCriteria.Words("Last12", "", "", "", "", ""),
                new PassholderCriteria.Words("Last1*", "", "", "", "", ""),
                new PassholderCriteria.Words("", "First12", "", "", "", ""),
                new PassholderCriteria.Words("", "", "", "", "City7", ""),
                new PassholderCriteria.Words("", "", "Kerk*", "", "", ""),
                new PassholderCriteria.Words("", "", "", "1007", "", ""),
                new PassholderCriteria.Words("", "", "", "", "", "ann@example.com"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void people_are_found_by_name_address_and_email(PassholderCriteria.Words words) {
        assertThat(people(byCreation(), criteria(words, open())).flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*ast12,''", "*ast12*,''", "'',*irst1", "*as*ast1*,*irst*"})
    void people_are_found_by_parts_of_names_that_few_have(String name, String firstName) {
        var plans =
                people(byCreation(), criteria(new PassholderCriteria.Words(name, firstName, "", "", "", ""), open()));
        assertThat(plans.text()).contains("Bitmap Index Scan  passholder_by_part");
        assertThat(plans.flaws()).isEmpty();
    }

    @Test
    void people_of_a_family_name_are_counted_without_the_table() {
        var conditions = new PassholderCriteria.Words("Last1*", "", "", "", "", "");
        assertThat(people(byCreation(), criteria(conditions, open())).text())
                .contains("Index Only Scan passholder passholder_by_names");
    }

    static List<PassholderCriteria> activity() {
        return List.of(
                active(noWords(), Range.exactly(20), open()),
                active(noWords(), open(), new Range<>(Optional.of(20), Optional.empty())),
                active(noWords(), new Range<>(Optional.empty(), Optional.of(3)), open()),
                active(
                        new PassholderCriteria.Words("Last12", "", "", "", "", ""),
                        new Range<>(Optional.of(1), Optional.empty()),
                        open()));
    }

    /** Balances are the only table that is read as a whole: their numbers are in no index, which each check-in would change. */
    @ParameterizedTest
    @MethodSource("activity")
    void people_are_found_by_check_ins_and_points_without_reading_any_check_ins(PassholderCriteria criteria) {
        assertThat(people(byCreation(), criteria).text())
                .doesNotContain("Seq Scan checkin", "Seq Scan passholder", "Scan checkin checkin_pkey");
    }

    @Test
    void people_are_found_by_their_day_of_birth_and_at_a_counter_by_words() {
        assertThat(people(byCreation(), criteria(noWords(), Range.exactly(LocalDate.of(1990, 1, 1))))
                        .flaws())
                .isEmpty();
        for (var viewer : List.of(administrator(), employee())) {
            var search = features.passholders().search();
            assertThat(plans(() -> search.byName(NameSearch.of("Last12", Optional.empty()), viewer, 20))
                            .flaws())
                    .isEmpty();
            var within = plans(() -> search.byName(NameSearch.of("zwaan last", Optional.empty()), viewer, 20));
            assertThat(within.text()).contains("Bitmap Index Scan  passholder_by_part");
            assertThat(within.flaws()).isEmpty();
        }
    }

    @Test
    void figures_of_the_installation_read_the_last_day_only() {
        var watch = new InstallationWatch(database.jdbi(), features.devices().tally(), database.clock());
        var health = new HealthReader(database.jdbi(), database.clock());
        for (Runnable reader : List.<Runnable>of(watch::round, health::read)) {
            assertThat(plans(reader).text())
                    .contains("Scan checkin checkin_by_moment")
                    .doesNotContain("Seq Scan checkin");
        }
    }

    @Test
    void the_numbers_of_an_event_are_read_by_the_event() {
        var days = new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        assertThat(plans(() -> features.checkins().numbers().of(7, 1, days)).flaws())
                .isEmpty();
    }

    private static Plans checkins(CheckinScope scope, Filter... filters) {
        var criteria = new CheckinCriteria(List.of(filters), Optional.empty(), Optional.empty())
                .within(database.clock().instant().minus(Duration.ofDays(1)))
                .orElseThrow();
        return plans(() -> features.checkins()
                .checkins()
                .find(criteria, new CheckinReading.Granted(scope, administrator()), false, 0, 20));
    }

    private static Plans people(PassholderOrder order, PassholderCriteria criteria) {
        var inquiry = new Inquiry(
                administrator(),
                new Reader("demo", Optional.empty(), Optional.empty(), new Actor.CommandLine()),
                "search");
        return plans(() -> features.passholders().search().find(criteria, inquiry, order, 0, 20));
    }

    private static Plans plans(Runnable program) {
        return Plans.of(database.jdbi(), BIG, program);
    }

    private static PassholderOrder byCreation() {
        return new PassholderOrder(PassholderOrder.Key.CREATION_DATE, true);
    }

    private static PassholderCriteria everyone() {
        return criteria(noWords(), open());
    }

    private static PassholderCriteria criteria(PassholderCriteria.Words words, Range<LocalDate> born) {
        return criteria(words, born, open(), open());
    }

    private static PassholderCriteria active(
            PassholderCriteria.Words words, Range<Integer> checkins, Range<Integer> points) {
        return criteria(words, open(), checkins, points);
    }

    private static PassholderCriteria criteria(
            PassholderCriteria.Words words, Range<LocalDate> born, Range<Integer> checkins, Range<Integer> points) {
        return new PassholderCriteria(
                Optional.empty(),
                List.of(),
                words,
                born,
                new PassholderCriteria.Tariff(Optional.empty(), open()),
                checkins,
                points,
                Set.of(),
                "",
                Optional.empty(),
                false);
    }

    private static PassholderCriteria.Words noWords() {
        return new PassholderCriteria.Words("", "", "", "", "", "");
    }

    private static <T> Range<T> open() {
        return new Range<>(Optional.empty(), Optional.empty());
    }

    private static Viewer administrator() {
        return new Viewer.Administrator(new User(1, "admin", "admin"));
    }

    private static Viewer employee() {
        var access = new CounterAccess(
                1, Optional.of(1L), Optional.of(Role.MEMBER), Map.of(1L, EnumSet.allOf(CounterAction.class)));
        return new Viewer.Employee(new User(1, "ann", "ann"), access, new Consumer("demo", "Demo", Set.of()));
    }
}
