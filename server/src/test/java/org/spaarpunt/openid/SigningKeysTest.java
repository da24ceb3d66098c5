package org.spaarpunt.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.wiring.TestFeatures;

/** Servers on one database agree on the key that signs, and replace it in time. */
class SigningKeysTest {
    private static final Duration PERIOD = Duration.ofDays(90);
    private static final DemoDatabase DATABASE = DemoDatabase.open();

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void startAnew() {
        DATABASE.restore();
        DATABASE.execute("delete from signing_key");
    }

    @Test
    void servers_that_need_a_key_at_once_make_one() {
        var signers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> keys().signer().getKeyID())
                .distinct()
                .toList();
        assertThat(signers).hasSize(1);
        assertThat(DATABASE.number("select count(*) from signing_key where key like 'sealed:test:%'"))
                .isEqualTo(1);
    }

    @Test
    void the_next_key_is_published_before_it_signs_and_the_old_one_until_its_tokens_have_expired() {
        var keys = keys();
        var first = keys.signer().getKeyID();
        DATABASE.clock().advance(PERIOD.minus(SigningKeys.AHEAD).plusSeconds(1));
        keys.keepHouse();
        keys.keepHouse();
        var both = ids(keys);
        assertThat(both).hasSize(2).contains(first);
        assertThat(keys.signer().getKeyID()).isEqualTo(first);
        DATABASE.clock().advance(SigningKeys.AHEAD);
        var second = keys.signer().getKeyID();
        assertThat(second).isNotEqualTo(first);
        assertThat(ids(keys())).isEqualTo(both);
        DATABASE.clock().advance(SigningKeys.LONGEST_TOKEN);
        keys.keepHouse();
        assertThat(ids(keys())).containsExactly(second);
        assertThat(keys().named(first)).isEmpty();
    }

    @Test
    void a_key_that_another_server_has_made_is_found_at_once() {
        var one = keys();
        var other = keys();
        assertThat(one.named("none")).isEmpty();
        var made = other.signer().getKeyID();
        DATABASE.clock().advance(Duration.ofSeconds(1));
        assertThat(one.named(made).map(RSAKey::getKeyID)).contains(made);
    }

    @Test
    void a_server_whose_clock_is_behind_signs_with_the_key_of_the_other() {
        var made = keys().signer().getKeyID();
        DATABASE.clock().advance(Duration.ofSeconds(-5));
        assertThat(keys().signer().getKeyID()).isEqualTo(made);
    }

    private static List<String> ids(SigningKeys keys) {
        return keys.published().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private static SigningKeys keys() {
        return new SigningKeys(DATABASE.jdbi(), TestFeatures.box(), new SecureRandom(), PERIOD, DATABASE.clock());
    }
}
