package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.storage.Bulkhead;
import org.spaarpunt.testing.HostileText;

/** Who is let in, and that all others get one answer. */
class SignInTest {
    /** Of demo, with 8 MiB and one iteration. */
    private static final String OUTDATED =
            "$argon2id$v=19$m=8192,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$XT0FYqcPcidJqjQPUEfqvOkEDTZiBO19xxuFhRZgGiA";

    static final List<String> HOSTILE = HostileText.all();

    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private final SignInOrigin visitor = OwnAccounts.from("192.0.2.1");

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN", " Ann ", "ann@demo.example", "Ann@Demo.Example"})
    void one_signs_in_by_name_or_email_address_in_any_case(String name) {
        var signedIn = OWN.signedIn(name, "demo", visitor);

        assertThat(OWN.accounts().sessions().find(signedIn.started().cookie()))
                .map(session -> session.account().user().uid())
                .contains(OwnAccounts.ANN);
    }

    @Test
    void a_wrong_password_an_unknown_name_an_account_without_password_and_a_disabled_one_get_the_same_answer() {
        OWN.database().execute("update app_user set password = null where nick = 'ben'");
        OWN.database().execute("update app_user set disabled_at = now() where nick = 'admin'");

        assertThat(List.of(
                        attempt("ann", "fout"),
                        attempt("nobody", "demo"),
                        attempt("ben", "demo"),
                        attempt("admin", "demo")))
                .containsOnly(new SignInOutcome.Refused());
        assertThat(OWN.database().number("select count(*) from web_session")).isZero();
    }

    /** With no place left to look at a password, each of them hears so: each would have been looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"ann", "nobody", "ben", "admin"})
    void for_every_name_the_same_work_is_done(String name) {
        OWN.database().execute("update app_user set password = null where nick = 'ben'");
        OWN.database().execute("update app_user set disabled_at = now() where nick = 'admin'");
        var turns = new Bulkhead(2, Duration.ZERO);
        var signIn = OWN.signIn(OwnAccounts.hashes(turns));

        var outcome = turns.take(() -> turns.take(() -> signIn.attempt(name, "demo", visitor)));

        assertThat(outcome.orElseThrow()).contains(new SignInOutcome.Busy());
    }

    @Test
    void an_attempt_that_was_not_looked_at_does_not_count() {
        var turns = new Bulkhead(2, Duration.ZERO);
        var signIn = OWN.signIn(OwnAccounts.hashes(turns));

        turns.take(() -> turns.take(() -> signIn.attempt("ann", "demo", visitor)));

        assertThat(OWN.database().number("select count(*) from attempt")).isZero();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void no_text_breaks_it(String text) {
        assertThat(attempt(text, "demo")).isEqualTo(new SignInOutcome.Refused());
        assertThat(attempt("ann", text)).isEqualTo(new SignInOutcome.Refused());
    }

    @Test
    void an_outdated_hash_is_replaced_at_sign_in() {
        OWN.database().execute("update app_user set password = ? where nick = 'ann'", OUTDATED);

        OWN.signedIn("ann", "demo", visitor);

        assertThat(OWN.database().texts("select password from app_user where nick = 'ann'"))
                .singleElement()
                .asString()
                .startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        OWN.signedIn("ann", "demo", visitor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password = (select password from app_user where nick = 'admin')", "disabled_at = now()"})
    void a_sign_in_under_way_does_not_outlive_a_change_of_password_or_a_disabling(String change) {
        OWN.database().execute("update app_user set password = ? where nick = 'admin'", OUTDATED);
        var signIn = OWN.signIn(() -> OWN.database().execute("update app_user set " + change + " where nick = 'ann'"));

        assertThat(signIn.attempt("ann", "demo", visitor)).isEqualTo(new SignInOutcome.Refused());
        assertThat(OWN.database().number("select count(*) from web_session")).isZero();
    }

    @Test
    void who_is_disabled_while_another_vouches_is_not_signed_in() {
        var ann = OWN.account(OwnAccounts.ANN);
        var signIn =
                OWN.signIn(() -> OWN.database().execute("update app_user set disabled_at = now() where nick = 'ann'"));

        assertThat(signIn.vouched(ann.id(), visitor)).isEmpty();
        assertThat(OWN.database().number("select count(*) from web_session")).isZero();
    }

    @Test
    void every_sign_in_begins_another_session() {
        var first = OWN.signedIn("ann", "demo", visitor);
        var second = OWN.signedIn("ann", "demo", OwnAccounts.knownFrom("192.0.2.1", first));

        assertThat(second.started().cookie())
                .hasSize(43)
                .isNotEqualTo(first.started().cookie());
    }

    @Test
    void the_table_of_sessions_holds_nothing_to_sign_in_with() {
        var signedIn = OWN.signedIn("ann", "demo", visitor);

        assertThat(OWN.database().texts("select web_session::text from web_session"))
                .singleElement()
                .asString()
                .doesNotContain(signedIn.started().cookie());
    }

    private SignInOutcome attempt(String name, String password) {
        return OWN.accounts().signIn().attempt(name, password, visitor);
    }
}
