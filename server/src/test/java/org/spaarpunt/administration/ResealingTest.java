package org.spaarpunt.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.NationalNumbers;
import org.spaarpunt.secrets.SealedColumns;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;

/** Secrets of every kind, under an old key and a new one. */
class ResealingTest {
    private static final String OLD = "old:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW = "new:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    private static final NationalNumber NUMBER = new NationalNumber("93051822361");

    /** More than are read at once. */
    private static final int TOKENS = 1_203;

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void sealWithTheOldKey() {
        database.restore();
        // The demo's own are sealed with a key that is not among these.
        database.execute("update passholder set national_number = null, national_number_digest = null");
        database.execute("delete from digest_key");
        database.execute("delete from signing_key");
        database.execute("delete from request_token");
        database.execute("""
                insert into access_token (token, secret, consumer_key, user_id)
                select 'many-' || number, 'secret of ' || number, 'demo-counter-app', (select id from app_user where nick = 'ann')
                from generate_series(1, ?) number
                """, TOKENS);
        database.execute("""
                insert into request_token (token, secret, consumer_key, callback, extra, expires_at)
                values ('asked', ?, 'demo-counter-app', '', '', '2030-01-01')
                """, StoredSecrets.sealOfToken(box(OLD), "asked", "asked-secret"));
        database.execute("""
                update consumer set previous_secret = ?, previous_secret_until = '2030-01-01' where key = 'demo-no-rights'
                """, StoredSecrets.sealOfConsumer(box(OLD), "demo-no-rights", "older"));
        database.execute(
                "update passholder set national_number = ?, national_number_digest = ? where uid = 'demo-passholder-1'",
                numbers(OLD).sealed("demo-passholder-1", NUMBER),
                numbers(OLD).digest(NUMBER));
        assertThat(sealed(OLD).sealPlain()).isEqualTo(12 + 4 + TOKENS);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everything_opens_with_the_new_key_alone_when_it_has_been_sealed_anew() {
        assertThat(sealed(NEW + "," + OLD).reseal()).isEqualTo(12 + 1 + 4 + TOKENS + 1 + 1 + 1);

        var alone = secrets(NEW);
        assertThat(alone.ofConsumer(
                        "demo-no-rights", stored("select secret from consumer where key = 'demo-no-rights'")))
                .isEqualTo("demo-no-rights-secret");
        assertThat(alone.ofConsumer(
                        "demo-no-rights", stored("select previous_secret from consumer where key = 'demo-no-rights'")))
                .isEqualTo("older");
        assertThat(alone.ofToken("asked", stored("select secret from request_token")))
                .isEqualTo("asked-secret");
        for (int number : List.of(1, 500, 501, TOKENS)) {
            assertThat(alone.ofToken(
                            "many-" + number,
                            stored("select secret from access_token where token = 'many-" + number + "'")))
                    .isEqualTo("secret of " + number);
        }
        assertThat(sealed(NEW + "," + OLD).reseal()).isZero();
    }

    @Test
    void a_national_number_is_sealed_anew_and_its_digest_stays() {
        var before = stored("select national_number_digest from passholder where uid = 'demo-passholder-1'");
        sealed(NEW + "," + OLD).reseal();

        var sealed = stored("select national_number from passholder where uid = 'demo-passholder-1'");
        var numbers = numbers(NEW);
        assertThat(numbers.opened("demo-passholder-1", sealed)).isEqualTo(NUMBER);
        assertThatThrownBy(() -> numbers.opened("demo-passholder-2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(numbers.digest(NUMBER)).hasToString(before);
        assertThatThrownBy(() -> numbers(OLD)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_secret_that_opens_with_no_key_stops_it_and_is_named_if_it_may_be() {
        assertThatThrownBy(() -> sealed(NEW).reseal())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("A secret in consumer.secret of ");
        database.execute(
                "update consumer set secret = ?, previous_secret = null, previous_secret_until = null", "plain");
        assertThatThrownBy(() -> sealed(NEW).reseal())
                .hasMessageStartingWith("A secret in access_token.secret opens with none");
    }

    private String stored(String sql) {
        return database.texts(sql).getFirst();
    }

    private NationalNumbers numbers(String keys) {
        return NationalNumbers.with(database.jdbi(), box(keys), new SecureRandom());
    }

    private SealedColumns sealed(String keys) {
        return Resealing.of(database.jdbi(), box(keys));
    }

    private StoredSecrets secrets(String keys) {
        return new StoredSecrets(database.jdbi(), box(keys));
    }

    private static SecretBox box(String keys) {
        return new SecretBox(SealingKeys.parse(keys), new SecureRandom());
    }
}
