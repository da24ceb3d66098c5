package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordChangeTest {
    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private final Sessions.Started ann = OWN.ann();

    @Test
    void the_new_password_holds_and_the_old_one_does_not() {
        assertThat(change("demo", "een langer wachtwoord")).isInstanceOf(PasswordOutcome.Changed.class);

        OWN.signedIn("ann", "een langer wachtwoord", OwnAccounts.from("192.0.2.1"));
        assertThat(OWN.accounts().signIn().attempt("ann", "demo", OwnAccounts.from("192.0.2.1")))
                .isEqualTo(new SignInOutcome.Refused());
    }

    @Test
    void who_does_not_know_the_present_password_changes_nothing() {
        assertThat(change("fout", "een langer wachtwoord")).isEqualTo(new PasswordOutcome.Unproven());

        OWN.signedIn("ann", "demo", OwnAccounts.from("192.0.2.1"));
    }

    @Test
    void the_other_sessions_end_and_the_present_one_stays() {
        var other = OWN.ann();

        change("demo", "een langer wachtwoord");

        assertThat(OWN.accounts().sessions().find(other.cookie())).isEmpty();
        assertThat(OWN.accounts().sessions().find(ann.cookie())).isPresent();
    }

    @Test
    void a_link_that_was_not_used_ends_with_the_old_password() {
        var invitations = OWN.accounts().invitations();
        var link = OWN.jdbi()
                .inTransaction(handle -> invitations.invite(
                        handle, ann.session().account().id(), OWN.clock().instant()));

        change("fout", "een langer wachtwoord");
        assertThat(invitations.open(link)).isPresent();
        change("demo", "een langer wachtwoord");
        assertThat(invitations.open(link)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            negen len, TOO_SHORT
            '🎟️🎟️🎟️🎟️', TOO_SHORT
            ann@demo.example, IS_THE_NAME
            ANN@Demo.Example, IS_THE_NAME
            ann peeters, IS_THE_NAME
            password123, TOO_COMMON
            '          ', REPEATED
            """)
    void some_texts_are_rejected(String wanted, PasswordFlaw flaw) {
        assertThat(change("demo", wanted)).isEqualTo(new PasswordOutcome.Unfit(flaw));
    }

    @Test
    void two_hundred_characters_are_accepted_and_one_more_is_not() {
        var longest = "zeven fietsen één gang ën ".repeat(8).substring(0, 200);
        assertThat(change("demo", longest + "x")).isEqualTo(new PasswordOutcome.Unfit(PasswordFlaw.TOO_LONG));
        assertThat(change("demo", longest)).isInstanceOf(PasswordOutcome.Changed.class);

        OWN.signedIn("ann", longest, OwnAccounts.from("192.0.2.1"));
    }

    @Test
    void the_present_password_cannot_be_guessed_without_end() {
        var outcomes = IntStream.range(0, 11)
                .mapToObj(_ -> change("fout", "een langer wachtwoord"))
                .toList();

        assertThat(List.copyOf(outcomes.subList(0, 10))).containsOnly(new PasswordOutcome.Unproven());
        assertThat(outcomes.getLast()).isEqualTo(new PasswordOutcome.TooOften(Duration.ofMinutes(15)));
    }

    private PasswordOutcome change(String present, String wanted) {
        return OWN.accounts()
                .passwordChange()
                .change(ann.session(), new PasswordChange.Wish(present, wanted, false), OwnAccounts.from("192.0.2.1"));
    }
}
