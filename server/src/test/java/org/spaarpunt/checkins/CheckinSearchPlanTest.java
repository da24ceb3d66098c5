package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.PeopleScope;

/** How PostgreSQL finds check-ins of the past once there are many: 30,000, of 3,000 passholders. */
class CheckinSearchPlanTest {
    private static final CheckinScope ALL = new CheckinScope.All();
    private static final CheckinScope OF_COUNTER = new CheckinScope.OfCounter(1, Optional.of(1L));
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private static DemoDatabase database;

    @BeforeAll
    static void fill() {
        database = DemoDatabase.open();
        database.addVisits(3_000);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void those_of_a_passholder_are_found_by_the_passholder() {
        assertThat(plan(of(new Filter.OfPassholder("many-7")), ALL)).containsAnyOf("checkin_pkey", "checkin_slot");
        assertThat(plan(of(new Filter.OfPassholder("many-7")), OF_COUNTER))
                .containsAnyOf("checkin_pkey", "checkin_slot");
    }

    @Test
    void those_of_an_event_and_of_a_counter_are_found_by_their_indexes() {
        assertThat(plan(of(new Filter.AtEvent("demo-today")), ALL)).contains("checkin_by_event");
        assertThat(plan(of(new Filter.ViaCounter("demo-library-haaltert")), ALL))
                .contains("checkin_by_counter");
    }

    @Test
    void a_search_that_names_none_of_these_is_bounded_in_time() {
        var bounded = of().within(NOW).orElseThrow();
        assertThat(bounded.from()).contains(NOW.minus(CheckinCriteria.LONGEST));
        assertThat(bounded.until()).contains(NOW);
        assertThat(plan(bounded, ALL)).contains("checkin_by_moment");
        assertThat(plan(bounded, OF_COUNTER)).containsAnyOf("checkin_by_moment", "checkin_by_counter");
    }

    private static CheckinCriteria of(Filter... filters) {
        return new CheckinCriteria(List.of(filters), Optional.empty(), Optional.empty());
    }

    private static String plan(CheckinCriteria criteria, CheckinScope scope) {
        var conditions = CheckinSearch.conditions(criteria, scope, new PeopleScope.Everybody());
        var lines = database.jdbi()
                .withHandle(handle -> conditions
                        .bound(handle.createQuery("explain " + CheckinSearch.page(conditions, false)))
                        .bind("max", 20)
                        .bind("start", 0)
                        .mapTo(String.class)
                        .list());
        return String.join("\n", lines);
    }
}
