package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Together;

/** How often one may guess, and whom that holds up. The clock of the test stands at the beginning of a period. */
class SignInLimitsTest {
    private static final SignInOutcome REFUSED = new SignInOutcome.Refused();
    private static final SignInOutcome TOO_OFTEN = new SignInOutcome.TooOften(Duration.ofMinutes(15));

    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    @Test
    void fifty_who_guess_at_once_over_two_servers_get_no_more_guesses_than_one()
            throws ExecutionException, InterruptedException {
        var servers = List.of(OWN.accounts(), OWN.anotherServer());

        var outcomes = Together.times(
                50,
                number -> servers.get(number % 2)
                        .signIn()
                        .attempt("ann", "guess " + number, OwnAccounts.from("192.0.2." + number)));

        assertThat(outcomes).filteredOn(REFUSED::equals).hasSize(SignIn.MAX_FOR_ACCOUNT);
        assertThat(outcomes).filteredOn(TOO_OFTEN::equals).hasSize(50 - SignIn.MAX_FOR_ACCOUNT);
    }

    @Test
    void who_guesses_at_a_name_holds_up_unknown_browsers_and_never_one_that_its_owner_used() {
        var earlier = OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1"));
        exhaust(account("ann"), SignIn.MAX_FOR_ACCOUNT);

        assertThat(attempt("ann", "demo", OwnAccounts.from("192.0.2.2"))).isEqualTo(TOO_OFTEN);
        assertThat(attempt("ann", "demo", OwnAccounts.knownFrom("192.0.2.2", earlier)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_link_is_the_way_in_for_somebody_at_whose_name_others_go_on_guessing() {
        exhaust(account("ann"), SignIn.MAX_FOR_ACCOUNT);
        var ann = OWN.account(OwnAccounts.ANN);
        var visitor = OwnAccounts.from("192.0.2.2");
        assertThat(attempt("ann", "demo", visitor)).isEqualTo(TOO_OFTEN);

        var known = OWN.accounts().signIn().knownBrowser(ann, visitor);

        assertThat(attempt("ann", "demo", OwnAccounts.visitor("192.0.2.2", Optional.of(known))))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void the_names_of_one_account_are_counted_together() {
        IntStream.range(0, SignIn.MAX_FOR_ACCOUNT / 2).forEach(number -> {
            assertThat(attempt("ann", "guess " + number, OwnAccounts.from("192.0.2." + number)))
                    .isEqualTo(REFUSED);
            assertThat(attempt("Ann@Demo.Example", "guess " + number, OwnAccounts.from("192.0.2." + number)))
                    .isEqualTo(REFUSED);
        });

        assertThat(attempt("ann", "demo", OwnAccounts.from("198.51.100.1"))).isEqualTo(TOO_OFTEN);
        assertThat(attempt("ann@demo.example", "demo", OwnAccounts.from("198.51.100.1")))
                .isEqualTo(TOO_OFTEN);
    }

    @Test
    void an_address_that_has_used_up_its_guesses_keeps_none_of_its_employees_out() {
        exhaust("address c0000201", SignIn.MAX_FROM_ADDRESS);

        assertThat(attempt("ben", "demo", OwnAccounts.from("192.0.2.1"))).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(attempt("ann", "fout", OwnAccounts.from("192.0.2.1"))).isEqualTo(REFUSED);
        assertThat(attempt("ann", "demo", OwnAccounts.from("192.0.2.1"))).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben", "nobody"})
    void such_an_address_tries_each_name_three_times_whether_there_is_an_account_or_not(String name)
            throws ExecutionException, InterruptedException {
        exhaust("address c0000201", SignIn.MAX_FROM_ADDRESS);

        var outcomes = Together.times(
                SignIn.MAX_FOR_ACCOUNT_FROM_SPENT_ADDRESS + 2,
                _ -> attempt(name, "fout", OwnAccounts.from("192.0.2.1")));

        assertThat(outcomes).filteredOn(REFUSED::equals).hasSize(SignIn.MAX_FOR_ACCOUNT_FROM_SPENT_ADDRESS);
        assertThat(outcomes).filteredOn(TOO_OFTEN::equals).hasSize(2);
    }

    @Test
    void who_guesses_in_the_same_house_does_not_hold_up_a_known_browser() {
        var earlier = OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1"));
        exhaust("address c0000201", SignIn.MAX_FROM_ADDRESS);
        exhaust(account("ann") + " from c0000201", SignIn.MAX_FOR_ACCOUNT_FROM_SPENT_ADDRESS);

        assertThat(attempt("ann", "demo", OwnAccounts.from("192.0.2.1"))).isEqualTo(TOO_OFTEN);
        assertThat(attempt("ann", "demo", OwnAccounts.knownFrom("192.0.2.1", earlier)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_known_browser_may_not_guess_without_end() {
        var known = OwnAccounts.knownFrom("192.0.2.1", OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1")));

        var outcomes = IntStream.range(0, SignIn.MAX_FROM_KNOWN_BROWSER + 1)
                .mapToObj(_ -> attempt("ann", "fout", known))
                .toList();

        assertThat(outcomes.subList(0, SignIn.MAX_FROM_KNOWN_BROWSER)).containsOnly(REFUSED);
        assertThat(outcomes.getLast()).isEqualTo(TOO_OFTEN);
    }

    @Test
    void a_browser_is_known_for_those_who_signed_in_with_it_and_for_nobody_else() {
        var first = OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1"));
        var both = OWN.signedIn("ben", "demo", OwnAccounts.knownFrom("192.0.2.1", first));
        exhaust(account("ann"), SignIn.MAX_FOR_ACCOUNT);
        exhaust(account("ben"), SignIn.MAX_FOR_ACCOUNT);

        assertThat(attempt("ben", "demo", OwnAccounts.knownFrom("192.0.2.1", first)))
                .isEqualTo(TOO_OFTEN);
        assertThat(attempt("ben", "demo", OwnAccounts.knownFrom("192.0.2.1", both)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(attempt("ann", "demo", OwnAccounts.knownFrom("192.0.2.1", both)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void nobody_can_say_of_a_browser_that_it_is_known() {
        exhaust(account("ann"), SignIn.MAX_FOR_ACCOUNT);
        var forged = Optional.of("sealed:test:" + "A".repeat(80));

        assertThat(attempt("ann", "demo", OwnAccounts.visitor("192.0.2.1", forged)))
                .isEqualTo(TOO_OFTEN);
    }

    @Test
    void a_success_gives_its_attempt_back() {
        IntStream.range(0, SignIn.MAX_FOR_ACCOUNT + 2)
                .forEach(_ -> OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1")));

        assertThat(OWN.database().number("select count(*) from attempt")).isZero();
    }

    @Test
    void an_attempt_that_one_scope_refuses_counts_in_no_other() {
        exhaust(account("ann"), SignIn.MAX_FOR_ACCOUNT);

        attempt("ann", "demo", OwnAccounts.from("192.0.2.1"));

        assertThat(OWN.database().number("select count(*) from attempt")).isEqualTo(1);
    }

    @Test
    void a_name_that_does_not_exist_is_counted_like_one_that_does() {
        exhaust("name nobody", SignIn.MAX_FOR_ACCOUNT);

        assertThat(attempt("Nobody", "demo", OwnAccounts.from("192.0.2.1"))).isEqualTo(TOO_OFTEN);
    }

    @Test
    void all_addresses_of_one_ipv6_network_are_counted_as_one() {
        exhaust("address 20010db800010002", SignIn.MAX_FROM_ADDRESS);
        exhaust(account("ann") + " from 20010db800010002", SignIn.MAX_FOR_ACCOUNT_FROM_SPENT_ADDRESS);

        assertThat(attempt("ann", "demo", OwnAccounts.from("2001:db8:1:2:ffff::1")))
                .isEqualTo(TOO_OFTEN);
        assertThat(attempt("ann", "demo", OwnAccounts.from("2001:db8:1:3::1")))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void the_next_period_begins_anew_and_what_is_over_is_forgotten() {
        exhaust(account("ann"), SignIn.MAX_FOR_ACCOUNT);
        OWN.clock().advance(Duration.ofMinutes(10));
        assertThat(attempt("ann", "demo", OwnAccounts.from("192.0.2.1")))
                .isEqualTo(new SignInOutcome.TooOften(Duration.ofMinutes(5)));

        OWN.clock().advance(Duration.ofMinutes(5));
        OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1"));

        OWN.clock().advance(Duration.ofMinutes(15));
        OWN.accounts().forgetOld();
        assertThat(OWN.database().number("select count(*) from attempt")).isZero();
    }

    private SignInOutcome attempt(String name, String password, SignInOrigin visitor) {
        return OWN.accounts().signIn().attempt(name, password, visitor);
    }

    private static String account(String nick) {
        return "account " + OWN.database().number("select id from app_user where nick = '" + nick + "'");
    }

    /** As many attempts as a scope allows, without the work of making them. */
    private void exhaust(String scope, int limit) {
        var attempts = new AttemptLimits(OWN.jdbi(), OWN.clock());
        IntStream.range(0, limit).forEach(_ -> attempts.count(AttemptLimits.Scope.of(scope, limit)));
    }
}
