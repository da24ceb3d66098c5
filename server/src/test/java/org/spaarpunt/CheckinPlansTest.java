package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.administration.HealthReader;
import org.spaarpunt.administration.InstallationWatch;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.events.Days;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.storage.Plans;

/** How past check-ins are found among twenty million. */
class CheckinPlansTest {
    private static final CheckinScope ALL = new CheckinScope.All();
    private static final CheckinScope OF_COUNTER = new CheckinScope.OfCounter(1, Optional.of(1L));
    private static final CheckinScope OF_COUNTERS = new CheckinScope.OfCounters(Set.of(1L, 2L), Set.of(1L, 2L));
    private static final String ORGANISER = "CC De Werf";
    private static final Filter VIA = new Filter.ViaCounter("demo-library-haaltert");

    private static GrownDatabase database;

    @BeforeAll
    static void open() {
        database = GrownDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static List<Filter> filters() {
        return List.of(
                new Filter.OfPassholder("many-7"),
                new Filter.OfCardHolder("0930056878802"),
                new Filter.AtEvent("many-700"),
                VIA,
                new Filter.AtEventTitled("jazz"),
                new Filter.LocatedAt(ORGANISER),
                new Filter.OrganisedBy(ORGANISER),
                new Filter.OfPeopleIn("City7"),
                new Filter.InCardSystems(List.of(1L)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void check_ins_are_found_by_indexes_whatever_is_asked_and_by_whom(Filter filter) {
        for (var scope : List.of(ALL, OF_COUNTER, OF_COUNTERS, new CheckinScope.OfPassholder("many-7"))) {
            assertThat(checkins(scope, filter).flaws()).as(scope.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void those_of_a_passholder_are_found_by_the_passholder_whatever_else_is_asked(Filter filter) {
        if (filter instanceof Filter.OfPassholder) {
            return;
        }
        var plans = checkins(OF_COUNTER, new Filter.OfPassholder("many-7"), filter);
        assertThat(plans.flaws()).isEmpty();
        assertThat(plans.text()).containsAnyOf("checkin_pkey", "checkin_slot").doesNotContain("checkin_by_");
    }

    @Test
    void the_newest_check_ins_of_all_are_read_from_the_end_of_an_index() {
        assertThat(checkins(ALL).text()).contains("Index Scan checkin checkin_by_moment");
        assertThat(checkins(ALL).flaws()).isEmpty();
    }

    @Test
    void those_of_an_event_and_of_a_counter_are_counted_by_an_index_alone_and_read_in_its_order() {
        assertThat(checkins(ALL, new Filter.AtEvent("many-700")).text())
                .contains("Index Only Scan checkin checkin_by_event", "Index Scan checkin checkin_by_event")
                .doesNotContain("Bitmap");
        assertThat(checkins(ALL, VIA).text())
                .contains("Index Only Scan checkin checkin_by_counter", "Index Scan checkin checkin_by_counter")
                .doesNotContain("Bitmap");
    }

    @Test
    void those_of_another_counter_at_ones_own_events_are_not_looked_for_among_all_of_either() {
        var plans = checkins(new CheckinScope.OfCounter(2, Optional.of(1L)), VIA);
        assertThat(plans.flaws()).isEmpty();
        assertThat(plans.text()).doesNotContain("BitmapAnd");
    }

    @Test
    void a_counter_counts_its_own_and_those_at_its_events_by_one_index_each() {
        for (var scope : List.of(OF_COUNTER, OF_COUNTERS)) {
            assertThat(checkins(scope).text())
                    .contains("Index Only Scan checkin checkin_by_counter", "checkin_by_event");
        }
    }

    @Test
    void a_search_that_names_none_of_these_is_bounded_in_time() {
        var now = database.clock().instant();
        var bounded = criteria(new Filter.OrganisedBy(ORGANISER)).within(now).orElseThrow();
        assertThat(bounded.from()).contains(now.minus(CheckinCriteria.LONGEST));
        assertThat(bounded.until()).contains(now);
    }

    @Test
    void figures_of_the_installation_read_the_last_day_only() {
        var watch = new InstallationWatch(
                database.jdbi(), database.features().devices().tally(), database.clock());
        var health = new HealthReader(database.jdbi(), database.clock());
        for (Runnable reader : List.<Runnable>of(watch::round, health::read)) {
            assertThat(database.plans(reader).text())
                    .contains("Scan checkin checkin_by_moment")
                    .doesNotContain("Seq Scan checkin");
        }
    }

    @Test
    void the_numbers_of_an_event_are_read_by_the_event() {
        var days = new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        var numbers = database.features().checkins().numbers();
        assertThat(database.plans(() -> numbers.of(7, 1, days)).flaws()).isEmpty();
        assertThat(database.plans(() -> numbers.extent(7, days.first())).text())
                .contains("Index Only Scan checkin checkin_by_event");
    }

    private static CheckinCriteria criteria(Filter... filters) {
        return new CheckinCriteria(List.of(filters), Optional.empty(), Optional.empty());
    }

    private static Plans checkins(CheckinScope scope, Filter... filters) {
        var criteria = criteria(filters)
                .within(database.clock().instant().minus(Duration.ofDays(1)))
                .orElseThrow();
        return database.plans(() -> database.features()
                .checkins()
                .checkins()
                .find(criteria, new CheckinReading.Granted(scope, GrownDatabase.administrator()), false, 0, 20));
    }
}
