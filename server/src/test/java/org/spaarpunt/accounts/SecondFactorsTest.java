package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.SecondFactors.Outcome;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.testing.Together;

/** Signing in with a password and a code, over several servers. */
class SecondFactorsTest {
    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private static final Duration STEP = TimeCodes.STEP;

    private final SignInOrigin visitor = OwnAccounts.from("192.0.2.1");
    private Session session;

    @BeforeEach
    void begin() {
        session = OWN.ann().session();
    }

    @Test
    void nothing_asks_for_a_code_before_one_was_confirmed() {
        OWN.accounts().secondFactors().begin(session.account());

        assertThat(OWN.accounts().signIn().attempt("ann", "demo", visitor)).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void the_secret_stays_the_same_until_it_is_confirmed_and_is_not_told_after() {
        var secondFactors = OWN.accounts().secondFactors();
        var first = secondFactors.begin(session.account());

        assertThat(secondFactors.begin(session.account())).isEqualTo(first);
        turnOn();
        assertThat(secondFactors.begin(session.account())).isEmpty();
        assertThat(OWN.database().texts("select secret from second_factor"))
                .singleElement()
                .asString()
                .startsWith("sealed:");
    }

    @Test
    void a_wrong_code_confirms_nothing() {
        OWN.accounts().secondFactors().begin(session.account());

        assertThat(OWN.accounts().secondFactors().confirm(session, other(code()), visitor))
                .isEqualTo(new Outcome.WrongCode());
        assertThat(OWN.accounts().secondFactors().isOn(session.account().id())).isFalse();
    }

    @Test
    void turning_it_on_ends_the_sessions_that_began_without_it() {
        var elsewhere = OWN.ann();

        turnOn();

        assertThat(OWN.accounts().sessions().find(elsewhere.session().digest())).isEmpty();
        assertThat(OWN.accounts().sessions().find(session.digest())).get().matches(Session::hasSecondFactor);
    }

    @Test
    void the_password_leads_to_the_code_and_the_code_to_a_session() {
        turnOn();
        OWN.clock().advance(STEP);
        var step = step();

        assertThat(OWN.accounts().signIn().attemptCode(step, other(code()), visitor))
                .isEqualTo(new SignInOutcome.WrongCode(step));
        assertThat(OWN.accounts().signIn().attemptCode(step, code(), visitor))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_code_works_once_also_when_it_is_sent_to_two_servers_at_once()
            throws ExecutionException, InterruptedException {
        turnOn();
        OWN.clock().advance(STEP);
        var step = step();
        var code = code();
        var servers = List.of(OWN.accounts(), OWN.anotherServer());

        var outcomes =
                Together.times(4, number -> servers.get(number % 2).signIn().attemptCode(step, code, visitor));

        assertThat(outcomes)
                .filteredOn(SignInOutcome.SignedIn.class::isInstance)
                .hasSize(1);
    }

    @Test
    void the_code_that_turned_it_on_and_codes_of_earlier_steps_do_not_sign_in() {
        var earlier = turnOn();

        assertThat(OWN.accounts().signIn().attemptCode(step(), earlier, visitor))
                .isInstanceOf(SignInOutcome.WrongCode.class);
        OWN.clock().advance(STEP);
        var present = code();
        assertThat(OWN.accounts().signIn().attemptCode(step(), present, visitor))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(OWN.accounts().signIn().attemptCode(step(), earlier, visitor))
                .isInstanceOf(SignInOutcome.WrongCode.class);
    }

    @Test
    void five_wrong_codes_in_a_period_are_looked_at_and_twenty_in_a_day() {
        turnOn();
        OWN.clock().advance(STEP);

        assertThat(guesses(8))
                .filteredOn(SignInOutcome.WrongCode.class::isInstance)
                .hasSize(5);
        assertThat(OWN.accounts().signIn().attemptCode(step(), code(), visitor))
                .isInstanceOf(SignInOutcome.TooManyCodes.class);
        IntStream.range(0, 3).forEach(_ -> {
            OWN.clock().advance(AttemptLimits.PERIOD);
            guesses(5);
        });
        OWN.clock().advance(AttemptLimits.PERIOD);
        assertThat(OWN.accounts().signIn().attemptCode(step(), code(), visitor))
                .isInstanceOf(SignInOutcome.TooManyCodes.class);
        OWN.clock().advance(Duration.ofDays(1));
        assertThat(OWN.accounts().signIn().attemptCode(step(), code(), visitor))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_recovery_code_works_once_however_it_is_typed() {
        var codes = recoveryCodes();

        assertThat(codes).hasSize(RecoveryCodes.COUNT).allMatch(code -> code.matches("([2-9A-Z]{4}-){3}[2-9A-Z]{4}"));
        var typed = " " + codes.getFirst().toLowerCase(Locale.ROOT).replace('-', ' ');
        assertThat(OWN.accounts().signIn().attemptCode(step(), typed, visitor))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(OWN.accounts().signIn().attemptCode(step(), typed, visitor))
                .isInstanceOf(SignInOutcome.WrongCode.class);
        assertThat(OWN.accounts().secondFactors().codesLeft(session.account())).isEqualTo(9);
        assertThat(OWN.database().texts("select details from audit_entry where act = 'RECOVERY_CODE_USED'"))
                .contains("9 left");
    }

    @Test
    void new_recovery_codes_take_the_place_of_the_old_ones() {
        var codes = recoveryCodes();

        OWN.accounts().secondFactors().renewCodes(session, visitor);

        assertThat(OWN.accounts().signIn().attemptCode(step(), codes.getFirst(), visitor))
                .isInstanceOf(SignInOutcome.WrongCode.class);
    }

    @Test
    void a_code_that_comes_too_late_or_after_another_password_begins_the_sign_in_anew() {
        turnOn();
        var step = step();
        OWN.clock().advance(SecondStep.VALIDITY);
        assertThat(OWN.accounts().signIn().attemptCode(step, code(), visitor)).isEqualTo(new SignInOutcome.StepOver());

        var another = step();
        OWN.database().execute("update app_user set password = replace(password, ',p=1', ',p=2') where nick = 'ann'");
        assertThat(OWN.accounts().signIn().attemptCode(another, code(), visitor))
                .isEqualTo(new SignInOutcome.StepOver());
        assertThat(OWN.accounts().signIn().attemptCode("sealed:test:" + "A".repeat(80), code(), visitor))
                .isEqualTo(new SignInOutcome.StepOver());
    }

    @Test
    void turned_off_it_leaves_nothing_behind() {
        turnOn();

        assertThat(OWN.accounts().secondFactors().turnOff(session, visitor)).isEqualTo(new Outcome.Off());
        assertThat(OWN.database().number("select count(*) from second_factor")).isZero();
        assertThat(OWN.database().number("select count(*) from recovery_code")).isZero();
        assertThat(OWN.accounts().signIn().attempt("ann", "demo", visitor)).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_proof_takes_the_code_where_there_is_one_and_the_password_otherwise() {
        var reauthentication = OWN.accounts().reauthentication();
        assertThat(reauthentication.prove(session, "fout", visitor)).isEqualTo(new Reauthentication.Outcome.Wrong());
        assertThat(reauthentication.prove(session, "demo", visitor))
                .isInstanceOf(Reauthentication.Outcome.Proved.class);

        turnOn();
        OWN.clock().advance(STEP);
        var present = OWN.accounts().sessions().find(session.digest()).orElseThrow();

        assertThat(reauthentication.prove(present, "demo", visitor)).isEqualTo(new Reauthentication.Outcome.Wrong());
        assertThat(reauthentication.prove(present, code(), visitor))
                .isInstanceOf(Reauthentication.Outcome.Proved.class);
    }

    @Test
    void the_audit_log_tells_of_it() {
        turnOn();
        OWN.clock().advance(STEP);
        OWN.accounts().signIn().attemptCode(step(), other(code()), visitor);
        OWN.accounts().signIn().attemptCode(step(), code(), visitor);

        assertThat(OWN.database()
                        .texts("select act || ' ' || actor || ' ' || details from audit_entry where subject = '"
                                + OwnAccounts.ANN + "' order by id desc limit 3"))
                .containsExactly(
                        "SIGNED_IN " + OwnAccounts.ANN + " password and code",
                        "SECOND_FACTOR_FAILED visitor ",
                        "SECOND_FACTOR_TURNED_ON " + OwnAccounts.ANN + " ");
    }

    private List<SignInOutcome> guesses(int count) {
        var step = step();
        return IntStream.range(0, count)
                .mapToObj(_ -> OWN.accounts().signIn().attemptCode(step, other(code()), visitor))
                .toList();
    }

    /** The code by which it was turned on. */
    private String turnOn() {
        OWN.accounts().secondFactors().begin(session.account());
        var code = code();
        assertThat(OWN.accounts().secondFactors().confirm(session, code, visitor))
                .isInstanceOf(Outcome.On.class);
        return code;
    }

    private List<String> recoveryCodes() {
        OWN.accounts().secondFactors().begin(session.account());
        return OWN.accounts().secondFactors().confirm(session, code(), visitor) instanceof Outcome.On(var codes)
                ? codes
                : List.of();
    }

    private String step() {
        return OWN.accounts().signIn().attempt("ann", "demo", visitor) instanceof SignInOutcome.CodeNeeded(var step)
                ? step
                : "";
    }

    /** What the application of Ann's telephone shows. */
    private String code() {
        var box = new SecretBox(RunningServer.KEYS, new SecureRandom());
        var sealed = OWN.database().texts("select secret from second_factor").getFirst();
        var secret = SecondFactors.opened(box, session.account().id(), sealed);
        return new TimeCodes()
                .code(
                        Base64.getDecoder().decode(secret),
                        TimeCodes.step(OWN.clock().instant()));
    }

    private static String other(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }
}
