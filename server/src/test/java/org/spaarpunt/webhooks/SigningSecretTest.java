package org.spaarpunt.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Signatures and pauses, without a database. */
class SigningSecretTest {
    @Test
    void a_signature_is_that_of_the_example_of_standard_webhooks() {
        var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_new_secret_has_256_bits_and_is_not_shown_by_mistake() {
        var secret = SigningSecret.random(new SecureRandom());
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret).hasToString("SigningSecret");
    }

    @Test
    void a_report_is_sent_ten_times_within_some_three_days() {
        var random = new Random(1);
        var whole = Duration.ZERO;
        int attempts = 1;
        for (var pause = RetrySchedule.pause(attempts, random);
                pause.isPresent();
                pause = RetrySchedule.pause(attempts, random)) {
            whole = whole.plus(pause.get());
            attempts++;
        }
        assertThat(attempts).isEqualTo(10);
        assertThat(whole).isBetween(Duration.ofHours(60), Duration.ofHours(91));
    }

    @Test
    void reports_that_failed_together_do_not_come_back_together() {
        var random = new Random(1);
        assertThat(RetrySchedule.pause(3, random)).isNotEqualTo(RetrySchedule.pause(3, random));
    }
}
