package org.spaarpunt.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.Namesake;
import org.spaarpunt.acts.Outcome.Ambiguous;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;
import org.spaarpunt.counters.CounterRegister.NewCounter;

/** By what names users are employed at a counter, and that a counter keeps an admin. */
class EmployeesTest {
    private static TestAdministration office;
    private static Employees employees;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        employees = office.administration.employees();
        invite("zoe", "zoe@example.org", "Zoë", "De Smedt");
        invite("jan1", "jan.een@example.org", "Jan", "Peeters");
        invite("jan2", "jan.twee@example.org", "Jan", "Peeters");
        invite("gone", "gone@example.org", "Mia", "Wouters");
        done(office.administration.administrators().disable(NORA, "gone"));
        invite("mia", "mia@example.org", "Mia", "Wouters");
        invite("Jan Claes", "claes@example.org", "Johannes", "Claes");
        invite("claes2", "claes2@example.org", "Jan", "Claes");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe",
                "ZOE",
                " zoe ",
                "zoe@example.org",
                "Zoe@Example.org ",
                "Zoë De Smedt",
                "zoe de smedt",
                "  ZOE\tDE  SMEDT ",
                "Zoe\u0308 De Smedt",
                "De Smedt Zoë",
                "de smedt zoe"
            })
    void somebody_is_taken_on_by_user_name_email_address_or_full_name_in_any_spelling(String who) {
        var counter = counter();

        done(employees.set(NORA, counter, who, Role.MEMBER));

        assertThat(employees.list(counter)).extracting(Employees.Employee::nick).containsExactly("zoe");
    }

    @Test
    void of_people_with_one_name_all_are_offered_and_none_is_taken_on() {
        var counter = counter();

        assertThat(employees.set(NORA, counter, "Jan Peeters", Role.MEMBER))
                .isEqualTo(new Ambiguous<>(
                        "Jan Peeters",
                        List.of(
                                new Namesake(uid("jan1"), "jan1", "Jan Peeters", "jan.een@example.org"),
                                new Namesake(uid("jan2"), "jan2", "Jan Peeters", "jan.twee@example.org"))));
        assertThat(employees.list(counter)).isEmpty();
        assertThat(employees.remove(NORA, counter, "Jan Peeters")).isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_disabled_account_is_no_namesake() {
        var counter = counter();

        done(employees.set(NORA, counter, "Mia Wouters", Role.MEMBER));

        assertThat(employees.list(counter)).extracting(Employees.Employee::nick).containsExactly("mia");
    }

    @Test
    void a_user_name_comes_before_the_same_words_as_a_full_name() {
        var counter = counter();

        done(employees.set(NORA, counter, "jan claes", Role.MEMBER));

        assertThat(employees.list(counter)).extracting(Employees.Employee::nick).containsExactly("Jan Claes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Zoë", "Smedt", "nobody@example.org", "%", "nul\0", "zoe@example"})
    void a_part_of_a_name_names_nobody(String who) {
        assertThat(employees.set(NORA, counter(), who, Role.MEMBER)).isEqualTo(new Unknown<>(Subject.USER, who));
    }

    @Test
    void an_administrator_cannot_take_the_last_admin_from_a_counter_either() {
        var counter = counter();
        done(employees.set(NORA, counter, "zoe", Role.ADMIN));
        done(employees.set(NORA, counter, "mia", Role.MEMBER));

        assertThat(employees.remove(NORA, counter, "zoe")).isEqualTo(new Refused<>(Refusal.LAST_COUNTER_ADMIN));
        assertThat(employees.set(NORA, counter, "zoe", Role.MEMBER))
                .isEqualTo(new Refused<>(Refusal.LAST_COUNTER_ADMIN));
        assertThat(employees.set(NORA, counter, "zoe", Role.ADMIN)).isEqualTo(new Unchanged<>());

        done(employees.set(NORA, counter, "mia", Role.ADMIN));
        done(employees.remove(NORA, counter, "zoe"));
        assertThat(employees.list(counter)).extracting(Employees.Employee::nick).containsExactly("mia");
    }

    @Test
    void a_disabled_user_is_not_employed_and_may_be_dismissed() {
        var counter = counter();
        invite("later", "later@example.org", "Lou", "Later");
        done(employees.set(NORA, counter, "later", Role.MEMBER));
        done(office.administration.administrators().disable(NORA, "later"));

        assertThat(employees.set(NORA, counter, "gone", Role.MEMBER)).isEqualTo(new Refused<>(Refusal.DISABLED));
        done(employees.remove(NORA, counter, "later"));
        assertThat(employees.list(counter)).isEmpty();
    }

    private static void invite(String nick, String email, String givenName, String familyName) {
        done(office.administration.users().create(NORA, new NewUser(nick, email, givenName, familyName)));
    }

    private static String uid(String nick) {
        return office.administration.users().find(nick).orElseThrow().uid();
    }

    /** A new one, where nobody works. */
    private static String counter() {
        var wanted = new NewCounter("Zwembad", Optional.empty(), Optional.empty());
        return done(office.administration.counters().create(NORA, wanted)).key();
    }
}
