package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.NameSearch;
import org.spaarpunt.passholders.PassholderCriteria;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.passholders.PassholderOrder;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Plans;

/** How people are found among a million. */
class SearchPlansTest {
    private static GrownDatabase database;

    @BeforeAll
    static void openDatabase() {
        database = GrownDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_planner_takes_the_tables_for_large_ones() {
        assertThat(String.join(" ", database.database().texts("explain select * from checkin")))
                .containsPattern("rows=20[0-9]{6} ");
    }

    @Test
    void a_statement_that_reads_everything_is_seen() {
        var plans = plans(() -> database.database().number("select count(*) from checkin where points = 2"));
        assertThat(plans.flaws()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = PassholderOrder.Key.class, names = "CHECKINS", mode = EnumSource.Mode.EXCLUDE)
    void a_page_of_all_people_is_read_in_the_order_of_an_index(PassholderOrder.Key key) {
        for (boolean descending : new boolean[] {false, true}) {
            var page = people(new PassholderOrder(key, descending), everyone()).text();
            assertThat(page)
                    .containsPattern(
                            "Index (Only )?Scan (passholder (passholder_in_order_of_(creation|names|first_name)|passholder_by_date_of_birth)|card card_pkey)");
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
                .contains("Index Only Scan passholder passholder_in_order_of_names");
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
        for (var viewer : List.of(GrownDatabase.administrator(), GrownDatabase.employee())) {
            var search = database.features().passholders().search();
            assertThat(plans(() -> search.byName(NameSearch.of("Last12", Optional.empty()), viewer, 20))
                            .flaws())
                    .isEmpty();
            var within = plans(() -> search.byName(NameSearch.of("zwaan last", Optional.empty()), viewer, 20));
            assertThat(within.text()).contains("Bitmap Index Scan  passholder_by_part");
            assertThat(within.flaws()).isEmpty();
        }
    }

    @Test
    void a_counter_of_a_small_card_system_asks_for_its_people_and_not_everyone() {
        var plans = people(GrownDatabase.employee(), byCreation(), everyone());
        assertThat(plans.text())
                .contains("membership membership_by_card_system", "card card_by_card_system")
                .doesNotContain("passholder passholder_in_order_of_creation");
        assertThat(plans.flaws()).isEmpty();
    }

    /** Among very many members. Those of whom it is not known yet are the only ones looked up in other tables. */
    @ParameterizedTest
    @CsvSource({
        "passholder_in_order_of_names,folded(name) collate \"C\" = folded('Last12')",
        "passholder_in_order_of_first_name,folded(first_name) collate \"C\" = folded('First12')",
        "passholder_in_order_of_city,folded(city) collate \"C\" = folded('City7')"
    })
    void the_people_of_a_counter_are_counted_without_the_table(String index, String condition) {
        var ofCounter = ScopeConditions.condition("seen", new PeopleScope.InCardSystems(Set.of(1L)))
                .replace(":seenSystems", "'{1}'::bigint[]");
        var plan = database.plan("select count(*) from passholder where " + condition + " and " + ofCounter);
        assertThat(plan.text()).contains("Index Only Scan passholder " + index);
    }

    private static Plans people(PassholderOrder order, PassholderCriteria criteria) {
        return people(GrownDatabase.administrator(), order, criteria);
    }

    private static Plans people(Viewer viewer, PassholderOrder order, PassholderCriteria criteria) {
        var inquiry = new Inquiry(
                viewer, new Reader("demo", Optional.empty(), Optional.empty(), new Actor.CommandLine()), "search");
        return plans(() -> database.features().passholders().search().find(criteria, inquiry, order, 0, 20));
    }

    private static Plans plans(Runnable program) {
        return database.plans(program);
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
}
