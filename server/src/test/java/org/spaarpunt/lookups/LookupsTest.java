package org.spaarpunt.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.lookups.LookupLimits.Limit;
import org.spaarpunt.lookups.Lookups.Finding;
import org.spaarpunt.lookups.Lookups.Foreign;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.testing.Together;

/** How many unknown and foreign numbers may be looked up, and which readings the audit log names. */
class LookupsTest {
    private static final LookupLimits LIMITS =
            new LookupLimits(new Limit(10, 15, 40), new Limit(3, 5, 20), Duration.ofMinutes(15));

    private static final String CALL = "GET passholder/{uitpasNumber}";
    private static final Actor ANN = new Actor.Person("ann", "192.0.2.1");

    @SuppressWarnings("NullAway.Init")
    private static DemoDatabase database;

    private final TestClock clock = new TestClock(RunningServer.START);
    private final Lookups lookups = new Lookups(database.jdbi(), LIMITS, clock);

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void begin_with_nothing_counted() {
        database.execute("delete from budget_use");
        database.execute("delete from foreign_read");
    }

    @Test
    void an_employee_looks_up_as_many_unknown_numbers_as_the_budget_has_and_no_more() {
        for (int number = 0; number < 10; number++) {
            lookups.note(employee("ann"), unknown(1));
        }
        assertRefused(employee("ann"), unknown(1));
        lookups.note(employee("ben"), unknown(1));
        assertThat(lookups.refused(Party.CALLER, NumberKind.CARD)).isEqualTo(1);
    }

    @Test
    void numbers_of_one_request_count_each_and_too_many_count_not_at_all() {
        assertRefused(employee("ann"), unknown(11));
        lookups.note(employee("ann"), unknown(8));
        assertRefused(employee("ann"), unknown(3));
        lookups.note(employee("ann"), unknown(2));
    }

    @Test
    void all_employees_of_a_counter_share_its_budget() {
        lookups.note(employee("ann"), unknown(9));
        assertRefused(employee("ben"), unknown(7));
        lookups.note(employee("ben"), unknown(6));
        assertThat(lookups.refused(Party.COUNTER, NumberKind.CARD)).isEqualTo(1);
    }

    @Test
    void an_application_has_a_budget_over_all_that_it_speaks_for() {
        for (int user = 0; user < 4; user++) {
            lookups.note(user("user-" + user), unknown(10));
        }
        assertRefused(user("another"), unknown(1));
        assertThat(lookups.refused(Party.APPLICATION, NumberKind.CARD)).isEqualTo(1);
    }

    @Test
    void an_application_that_speaks_for_no_user_is_a_caller_of_its_own() {
        var application = new Reader("app", Optional.empty(), Optional.empty(), new Actor.Application("app", ""));
        lookups.note(application, unknown(10));
        assertRefused(application, unknown(1));
        lookups.note(user("app"), unknown(10));
    }

    @Test
    void national_numbers_have_a_budget_of_their_own_which_lasts_a_day() {
        for (int number = 0; number < 3; number++) {
            lookups.note(employee("ann"), Finding.unknown(NumberKind.NATIONAL_NUMBER, CALL));
        }
        assertRefused(employee("ann"), Finding.unknown(NumberKind.NATIONAL_NUMBER, CALL));
        lookups.note(employee("ann"), unknown(1));
        clock.advance(Duration.ofHours(2));
        assertRefused(employee("ann"), Finding.unknown(NumberKind.NATIONAL_NUMBER, CALL));
        clock.advance(Duration.ofDays(1));
        lookups.note(employee("ann"), Finding.unknown(NumberKind.NATIONAL_NUMBER, CALL));
    }

    @Test
    void a_budget_begins_anew_with_its_period_and_says_when() {
        lookups.note(employee("ann"), unknown(10));
        clock.advance(Duration.ofMinutes(45));
        assertThatExceptionOfType(LookupsExhaustedException.class)
                .isThrownBy(() -> lookups.note(employee("ann"), unknown(1)))
                .satisfies(exhausted -> assertThat(exhausted.retryAfter()).isEqualTo(Duration.ofMinutes(15)));
        clock.advance(Duration.ofMinutes(15));
        lookups.note(employee("ann"), unknown(10));
    }

    @Test
    void a_national_number_that_is_registered_is_given_back() {
        lookups.note(employee("ann"), new Finding(NumberKind.NATIONAL_NUMBER, CALL, 3, List.of()));
        lookups.giveBack(employee("ann"), NumberKind.NATIONAL_NUMBER);
        lookups.note(employee("ann"), Finding.unknown(NumberKind.NATIONAL_NUMBER, CALL));
        assertRefused(employee("ann"), Finding.unknown(NumberKind.NATIONAL_NUMBER, CALL));
    }

    @Test
    void many_who_look_up_at_once_get_no_more_than_the_budget() throws ExecutionException, InterruptedException {
        var granted = Together.times(30, _ -> {
            try {
                lookups.note(employee("ann"), unknown(1));
                return true;
            } catch (LookupsExhaustedException _) {
                return false;
            }
        });
        assertThat(granted).filteredOn(Boolean.TRUE::equals).hasSize(10);
    }

    @Test
    void a_foreign_passholder_counts_once_in_a_while_and_is_logged_once() {
        var person = new Foreign(1, "foreign-1", false);
        for (int again = 0; again < 3; again++) {
            lookups.note(employee("ann"), Finding.of(NumberKind.CARD, CALL, person));
        }
        assertThat(entries("foreign-1")).containsExactly("ann PASSHOLDER_READ counter-key " + CALL);
        assertThat(used("CARD CALLER ann")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(15));
        lookups.note(employee("ann"), Finding.of(NumberKind.CARD, CALL, person));
        assertThat(entries("foreign-1")).hasSize(2);
    }

    @Test
    void a_card_that_is_read_by_its_chip_is_logged_and_does_not_count() {
        lookups.note(employee("ann"), Finding.of(NumberKind.CARD, CALL, new Foreign(2, "foreign-2", true)));
        assertThat(entries("foreign-2")).hasSize(1);
        lookups.note(employee("ann"), Finding.of(NumberKind.CARD, CALL, new Foreign(2, "foreign-2", false)));
        assertThat(used("CARD CALLER ann")).isZero();
    }

    @Test
    void what_is_refused_is_neither_logged_as_read_nor_remembered() {
        lookups.note(employee("ann"), unknown(10));
        var person = Finding.of(NumberKind.CARD, CALL, new Foreign(3, "foreign-3", false));
        assertRefused(employee("ann"), person);
        assertThat(entries("foreign-3")).isEmpty();
        clock.advance(Duration.ofHours(1));
        lookups.note(employee("ann"), person);
        assertThat(entries("foreign-3")).hasSize(1);
    }

    @Test
    void an_exhausted_budget_is_logged_once_in_its_period() {
        lookups.note(employee("eve"), unknown(10));
        for (int again = 0; again < 3; again++) {
            assertRefused(employee("eve"), unknown(1));
        }
        assertThat(entries("eve")).containsExactly("ann LOOKUPS_EXHAUSTED CALLER: 10 cards");
        assertThat(lookups.refused(Party.CALLER, NumberKind.CARD)).isEqualTo(3);
    }

    @Test
    void nothing_is_written_about_people_of_ones_own() {
        lookups.note(employee("ann"), new Finding(NumberKind.CARD, CALL, 0, List.of()));
        assertThat(database.number("select count(*) from budget_use")).isZero();
    }

    @Test
    void what_no_longer_counts_is_dropped() {
        lookups.note(employee("ann"), unknown(1));
        lookups.note(employee("ann"), Finding.of(NumberKind.CARD, CALL, new Foreign(4, "foreign-4", false)));
        lookups.forgetOld();
        assertThat(database.number("select count(*) from budget_use")).isEqualTo(3);
        clock.advance(Duration.ofHours(3));
        lookups.forgetOld();
        assertThat(database.number("select (select count(*) from budget_use) + (select count(*) from foreign_read)"))
                .isZero();
    }

    private void assertRefused(Reader reader, Finding finding) {
        assertThatExceptionOfType(LookupsExhaustedException.class).isThrownBy(() -> lookups.note(reader, finding));
    }

    private static Finding unknown(int numbers) {
        return new Finding(NumberKind.CARD, CALL, numbers, List.of());
    }

    private static Reader employee(String uid) {
        return new Reader("app", Optional.of(uid), Optional.of(new Reader.Counter(1, "counter-key")), ANN);
    }

    private static Reader user(String uid) {
        return new Reader("app", Optional.of(uid), Optional.empty(), ANN);
    }

    private static List<String> entries(String subject) {
        return database.texts(
                "select concat_ws(' ', actor, act, details) from audit_entry where subject = ? order by id", subject);
    }

    private static long used(String budget) {
        return database.number("select coalesce(sum(used), 0) from budget_use where budget = ?", budget);
    }
}
