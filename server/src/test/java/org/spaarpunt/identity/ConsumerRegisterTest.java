package org.spaarpunt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;

class ConsumerRegisterTest {
    private static TestAdministration office;
    private static ConsumerRegister consumers;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        consumers = office.administration.consumers();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void a_new_consumer_has_a_key_and_a_secret_that_is_told_once_and_stored_sealed() {
        var made = done(consumers.create(NORA, Optional.empty(), "Kassa"));
        assertThat(made.key()).matches("[0-9a-f]{32}");
        assertThat(made.secret()).matches("[0-9a-f]{64}");
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(stored(made.key())).startsWith("sealed:").doesNotContain(made.secret());
        assertThat(office.box.open("consumer:" + made.key(), stored(made.key())))
                .contains(made.secret());
        assertThat(office.log(made.key())).containsExactly("uid-of-nora|203.0.113.7|CONSUMER_CREATED|Kassa");
    }

    @Test
    void a_consumer_may_be_given_its_key() {
        assertThat(done(consumers.create(NORA, Optional.of("my-key"), "Kassa")).key())
                .isEqualTo("my-key");
        assertThat(consumers.create(NORA, Optional.of("my-key"), "Another"))
                .isEqualTo(new Rejected<>(Input.KEY, Refusal.TAKEN));
        assertThat(consumers.find("my-key")).map(ConsumerRegister.Details::name).contains("Kassa");
        assertThat(office.log("my-key")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "tab\t", "é", "nul\0"})
    void a_key_that_no_client_could_send_is_refused(String key) {
        assertThat(consumers.create(NORA, Optional.of(key), "Kassa"))
                .isEqualTo(new Rejected<>(Input.KEY, Refusal.BAD_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Kassa", "two\nlines", "nul\0"})
    void a_name_that_cannot_be_shown_is_refused(String name) {
        assertThat(consumers.create(NORA, Optional.empty(), name))
                .isEqualTo(new Rejected<>(Input.NAME, Refusal.BAD_NAME));
    }

    @Test
    void after_a_rotation_the_old_secret_stays_until_the_overlap_is_over() {
        var made = done(consumers.create(NORA, Optional.of("rotated"), "Kassa"));
        var sealedBefore = stored("rotated");

        var renewed = done(consumers.rotate(NORA, "rotated", Duration.ofHours(24)));
        assertThat(renewed.secret()).isNotEqualTo(made.secret());
        assertThat(office.box.open("consumer:rotated", stored("rotated"))).contains(renewed.secret());
        assertThat(office.database.texts("select previous_secret from consumer where key = 'rotated'"))
                .containsExactly(sealedBefore);
        assertThat(details("rotated").previousSecretUntil()).contains(RunningServer.START.plus(Duration.ofHours(24)));
        assertThat(office.log("rotated").getFirst())
                .isEqualTo(
                        "uid-of-nora|203.0.113.7|CONSUMER_SECRET_ROTATED|the old one works until 2026-11-23T11:00:00Z");
    }

    @Test
    void a_rotation_without_overlap_ends_the_present_secret_and_keeps_what_was_promised_to_the_one_before() {
        var first = done(consumers.create(NORA, Optional.of("rotated-at-once"), "Kassa"));
        done(consumers.rotate(NORA, "rotated-at-once", Duration.ofHours(1)));
        done(consumers.rotate(NORA, "rotated-at-once", Duration.ZERO));
        assertThat(details("rotated-at-once").previousSecretUntil())
                .contains(RunningServer.START.plus(Duration.ofHours(1)));
        assertThat(previousSecret("rotated-at-once")).isEqualTo(first.secret());

        office.clock.advance(Duration.ofHours(1));
        assertThat(details("rotated-at-once").previousSecretUntil()).isEmpty();
        done(consumers.rotate(NORA, "rotated-at-once", Duration.ZERO));
        office.clock.set(RunningServer.START);
        assertThat(office.database.number(
                        "select count(*) from consumer where key = 'rotated-at-once' and previous_secret is not null"))
                .isZero();
    }

    @Test
    void a_second_rotation_with_an_overlap_waits_for_the_end_of_the_first() {
        var first = done(consumers.create(NORA, Optional.of("rotated-twice"), "Kassa"));
        var second = done(consumers.rotate(NORA, "rotated-twice", Duration.ofHours(24)));

        assertThat(consumers.rotate(NORA, "rotated-twice", Duration.ofHours(24)))
                .isEqualTo(new Rejected<>(Input.OVERLAP, Refusal.TWO_SECRETS));

        assertThat(previousSecret("rotated-twice")).isEqualTo(first.secret());
        assertThat(office.box.open("consumer:rotated-twice", stored("rotated-twice")))
                .contains(second.secret());
        assertThat(office.log("rotated-twice")).hasSize(2);
        office.clock.advance(Duration.ofHours(24));
        done(consumers.rotate(NORA, "rotated-twice", Duration.ofHours(24)));
        office.clock.set(RunningServer.START);
        assertThat(previousSecret("rotated-twice")).isEqualTo(second.secret());
    }

    @Test
    void the_secret_before_the_present_one_can_be_ended_by_hand() {
        done(consumers.create(NORA, Optional.of("leaked"), "Kassa"));
        assertThat(consumers.endPreviousSecret(NORA, "leaked")).isEqualTo(new Unchanged<>());
        done(consumers.rotate(NORA, "leaked", Duration.ofHours(24)));

        done(consumers.endPreviousSecret(NORA, "leaked"));

        assertThat(details("leaked").previousSecretUntil()).isEmpty();
        assertThat(office.log("leaked").getFirst())
                .isEqualTo("uid-of-nora|203.0.113.7|CONSUMER_PREVIOUS_SECRET_ENDED|");
        done(consumers.rotate(NORA, "leaked", Duration.ofHours(24)));
        assertThat(consumers.endPreviousSecret(NORA, "nobody")).isEqualTo(new Unknown<>(Subject.CONSUMER, "nobody"));
    }

    @Test
    void a_rotation_of_nothing_or_for_an_absurd_time_changes_nothing() {
        assertThat(consumers.rotate(NORA, "nobody", Duration.ZERO))
                .isEqualTo(new Unknown<>(Subject.CONSUMER, "nobody"));
        assertThat(consumers.rotate(NORA, "demo-member-app", Duration.ofSeconds(-1)))
                .isEqualTo(new Rejected<>(Input.OVERLAP, Refusal.BAD_DURATION));
        assertThat(consumers.rotate(NORA, "demo-member-app", Duration.ofDays(367)))
                .isEqualTo(new Rejected<>(Input.OVERLAP, Refusal.BAD_DURATION));
        assertThat(office.log("nobody")).isEmpty();
        assertThat(office.log("demo-member-app")).isEmpty();
    }

    @Test
    void a_token_is_issued_and_revoked_under_the_name_of_its_consumer() {
        done(consumers.create(NORA, Optional.of("with-token"), "Kassa"));
        var tokens = office.administration.tokens();
        var token = done(tokens.issue(NORA, "with-token", "ann")).key();
        var ann = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
        assertThat(tokens.revoke(NORA, token)).isEqualTo(new Done<>(new Tokens.Revoked("with-token", ann)));
        assertThat(tokens.revoke(NORA, token)).isEqualTo(new Unchanged<>());
        var shown = "token " + token.substring(0, 8) + "…";
        assertThat(office.log("with-token"))
                .containsExactly(
                        "uid-of-nora|203.0.113.7|TOKEN_REVOKED|" + shown + " of " + ann,
                        "uid-of-nora|203.0.113.7|TOKEN_ISSUED|" + shown + " for " + ann,
                        "uid-of-nora|203.0.113.7|CONSUMER_CREATED|Kassa");
    }

    @Test
    void a_revoked_consumer_is_revoked_for_good_with_its_tokens() {
        done(consumers.create(NORA, Optional.of("revoked"), "Kassa"));
        var token = done(office.administration.tokens().issue(NORA, "revoked", "ann"));
        done(consumers.revoke(NORA, "revoked"));

        assertThat(details("revoked").revokedAt()).contains(RunningServer.START);
        assertThat(office.database.number(
                        "select count(*) from access_token where token = ? and revoked_at is not null", token.key()))
                .isOne();
        assertThat(consumers.revoke(NORA, "revoked")).isEqualTo(new Unchanged<>());
        assertThat(consumers.rotate(NORA, "revoked", Duration.ZERO)).isEqualTo(new Refused<>(Refusal.REVOKED));
        assertThat(office.administration.tokens().issue(NORA, "revoked", "ann"))
                .isEqualTo(new Refused<>(Refusal.REVOKED));
    }

    @Test
    void consumers_are_listed_in_parts_and_found_by_a_part_of_their_name() {
        assertThat(keys(new Listing("app", "", 10)))
                .containsExactly("demo-counter-app", "demo-member-app", "demo-member-mobile", "demo-no-rights");
        assertThat(keys(new Listing("app", "demo-counter-app", 1))).containsExactly("demo-member-app");
        assertThat(keys(new Listing("%", "", 10))).isEmpty();
    }

    private static List<String> keys(Listing listing) {
        return consumers.list(listing).stream()
                .map(ConsumerRegister.Details::key)
                .toList();
    }

    private static ConsumerRegister.Details details(String key) {
        return consumers.find(key).orElseThrow();
    }

    private static String previousSecret(String key) {
        var sealed = office.database
                .texts("select previous_secret from consumer where key = ?", key)
                .getFirst();
        return office.box.open("consumer:" + key, sealed).orElseThrow();
    }

    private static String stored(String key) {
        return office.database
                .texts("select secret from consumer where key = ?", key)
                .getFirst();
    }
}
