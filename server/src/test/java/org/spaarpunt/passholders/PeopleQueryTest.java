package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.storage.Conditions;

/** A search finds the same people whether they are few or many, in the whole and in pages. */
class PeopleQueryTest {
    /** With one, nearly everything is many. */
    private static final int[] FEW = {1_000, 30, 1};

    private static final String PEOPLE = """
            insert into passholder (uid, first_name, name, city, date_of_birth, created_at)
            select 'many-' || n, 'First' || n % 5, 'Last' || n % 7, 'City' || n % 2,
                   case when n % 9 > 0 then '1940-01-01'::date + n * 31 end,
                   '2022-01-01'::timestamptz + (n * 7 % 60) * interval '1 day'
            from generate_series(1, 60) n;
            insert into membership (passholder_id, card_system_id, status)
            select id, 1, case when id % 10 = 0 then 'BLOCKED' else 'ACTIVE' end from passholder where uid like 'many-%';
            insert into membership (passholder_id, card_system_id, status)
            select id, 2, 'ACTIVE' from passholder where uid like 'many-%' and id % 4 = 0;
            insert into card (number, chip, card_system_id, status, passholder_id)
            select '09' || lpad(id::text, 11, '0'), '05' || lpad(id::text, 12, '0'), 2, 'BLOCKED', id
            from passholder where uid like 'many-%' and id % 6 = 1;
            insert into checkin (passholder_id, event_id, card_number, consumer_key, via, points, social_tariff,
                                 checked_in_at, period, ordinal, reversed_at)
            select id, n, '', 'demo', 'COUNTER', 1, false, '2026-01-01', 'D', 1, case when n = 2 then now() end
            from passholder, generate_series(1, 5) n
            where uid like 'many-%' and n <= id % 6;
            insert into balance (passholder_id, points, checkins)
            select id, id % 4, case when id % 3 > 0 then (select count(*) from checkin where passholder_id = passholder.id and reversed_at is null) end
            from passholder where uid like 'many-%' and id % 6 > 0;
            update passholder set card_systems = null where id % 5 = 1;
            insert into removed_passholder (id) values (1000001), (1000002);
            insert into balance (passholder_id, points, checkins) values (1000001, 3, 3), (1000002, 0, 0)
            """;

    private static final String KNOWN = """
            select id, name, coalesce(points, 0) as points,
                   (select count(*) from checkin where checkin.passholder_id = passholder.id and reversed_at is null) as checkins,
                   exists (select from membership where membership.passholder_id = passholder.id)
                       and not exists (select from membership where membership.passholder_id = passholder.id and status = 'ACTIVE') as blocked,
                   exists (select from membership where membership.passholder_id = passholder.id and card_system_id = 2)
                       or exists (select from card where card.passholder_id = passholder.id and card_system_id = 2) as second
            from passholder left join balance on balance.passholder_id = id
            """;

    private static DemoDatabase database;
    private static List<Known> known;

    private record Known(long id, String name, int points, int checkins, boolean blocked, boolean second) {}

    @BeforeAll
    static void fill() {
        database = DemoDatabase.open();
        database.jdbi().useHandle(handle -> handle.createScript(PEOPLE).execute());
        known = database.jdbi()
                .withHandle(handle -> handle.createQuery(KNOWN)
                        .map((row, _) -> new Known(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getInt("points"),
                                row.getInt("checkins"),
                                row.getBoolean("blocked"),
                                row.getBoolean("second")))
                        .list());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(PassholderOrder.Key.class)
    void everyone_is_found_once_whatever_the_order(PassholderOrder.Key key) {
        for (boolean descending : new boolean[] {false, true}) {
            same(
                    new Conditions(),
                    criteria(open(), open(), false),
                    new PassholderOrder(key, descending),
                    person -> !person.blocked());
        }
    }

    @Test
    void those_of_a_name_and_those_who_are_blocked() {
        var conditions = new Conditions().words("name", "last3");
        same(
                conditions,
                criteria(open(), open(), true),
                byCreation(),
                person -> person.name().equals("Last3"));
        same(
                conditions,
                criteria(open(), open(), false),
                byCreation(),
                person -> person.name().equals("Last3") && !person.blocked());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void those_who_checked_in_so_often(int checkins) {
        for (var range : ranges(checkins)) {
            for (var order : orders()) {
                same(
                        new Conditions(),
                        criteria(range, open(), false),
                        order,
                        person -> !person.blocked() && holds(range, person.checkins()));
                same(
                        new Conditions().words("name", "last3"),
                        criteria(range, open(), true),
                        order,
                        person -> person.name().equals("Last3") && holds(range, person.checkins()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void those_who_have_so_many_points(int points) {
        for (var range : ranges(points)) {
            for (var order : orders()) {
                same(
                        new Conditions(),
                        criteria(open(), range, false),
                        order,
                        person -> !person.blocked() && holds(range, person.points()));
                same(
                        new Conditions(),
                        criteria(range, range, true),
                        order,
                        person -> holds(range, person.checkins()) && holds(range, person.points()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void those_of_the_card_systems_of_a_counter(int checkins) {
        var ofSecond = new PeopleScope.InCardSystems(Set.of(2L, 7L));
        for (var range : ranges(checkins)) {
            for (var order : orders()) {
                same(
                        Conditions::new,
                        ofSecond,
                        criteria(range, open(), false),
                        order,
                        person -> person.second() && !person.blocked() && holds(range, person.checkins()));
                same(
                        () -> new Conditions().words("name", "last3"),
                        ofSecond,
                        criteria(range, open(), true),
                        order,
                        person -> person.second() && person.name().equals("Last3") && holds(range, person.checkins()));
            }
        }
        same(Conditions::new, ofSecond, criteria(open(), open(), true), byCreation(), Known::second);
    }

    private static void same(
            Conditions conditions, PassholderCriteria criteria, PassholderOrder order, Predicate<Known> wanted) {
        same(() -> conditions, new PeopleScope.Everybody(), criteria, order, wanted);
    }

    private static void same(
            Supplier<Conditions> conditions,
            PeopleScope scope,
            PassholderCriteria criteria,
            PassholderOrder order,
            Predicate<Known> wanted) {
        var expected = known.stream().filter(wanted).map(Known::id).toList();
        var first = found(conditions, scope, criteria, order, FEW[0], 0, 1_000);
        assertThat(first.total()).isEqualTo(expected.size());
        assertThat(first.ids()).containsExactlyInAnyOrderElementsOf(expected);
        for (int few : FEW) {
            var paged = new ArrayList<Long>();
            for (int start = 0; start < expected.size() + 7; start += 7) {
                var page = found(conditions, scope, criteria, order, few, start, 7);
                assertThat(page.total()).as("few %d", few).isEqualTo(expected.size());
                paged.addAll(page.ids());
            }
            assertThat(paged).as("few %d, %s", few, order).isEqualTo(first.ids());
        }
    }

    private static FoundPeople found(
            Supplier<Conditions> conditions,
            PeopleScope scope,
            PassholderCriteria criteria,
            PassholderOrder order,
            int few,
            int start,
            int max) {
        return database.jdbi().inTransaction(handle -> {
            var people = conditions.get();
            Members.limit("seen", scope, people, handle, few);
            return ActivePeople.of(people, criteria, order, few)
                    .map(active -> active.find(handle, start, max))
                    .orElseGet(() -> new PeopleQuery(people, criteria, order, few).find(handle, start, max));
        });
    }

    private static List<Range<Integer>> ranges(int number) {
        return List.of(
                Range.exactly(number),
                new Range<>(Optional.of(number), Optional.empty()),
                new Range<>(Optional.empty(), Optional.of(number)));
    }

    private static boolean holds(Range<Integer> range, int number) {
        return range.from().orElse(0) <= number && number <= range.to().orElse(Integer.MAX_VALUE);
    }

    private static List<PassholderOrder> orders() {
        return List.of(
                byCreation(),
                new PassholderOrder(PassholderOrder.Key.NAME, true),
                new PassholderOrder(PassholderOrder.Key.CHECKINS, false),
                new PassholderOrder(PassholderOrder.Key.CHECKINS, true));
    }

    private static PassholderOrder byCreation() {
        return new PassholderOrder(PassholderOrder.Key.CREATION_DATE, false);
    }

    private static PassholderCriteria criteria(Range<Integer> checkins, Range<Integer> points, boolean withBlocked) {
        return new PassholderCriteria(
                Optional.empty(),
                List.of(),
                new PassholderCriteria.Words("", "", "", "", "", ""),
                open(),
                new PassholderCriteria.Tariff(Optional.empty(), open()),
                checkins,
                points,
                Set.of(),
                "",
                Optional.empty(),
                withBlocked);
    }

    private static <T> Range<T> open() {
        return new Range<>(Optional.empty(), Optional.empty());
    }
}
