package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.accounts.PasswordHashes.Verdict;
import org.spaarpunt.storage.Bulkhead;
import org.spaarpunt.testing.Together;

class PasswordHashesTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordHashes hashes = new PasswordHashes(RANDOM, PasswordHashes.turns(), PasswordCost.STANDARD);

    @Test
    void a_password_is_right_and_another_is_not() {
        var stored = hashes.hash("tien tekens lang");

        assertThat(stored.orElseThrow())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain("tien");
        assertThat(hashes.compare("tien tekens lang", stored)).isEqualTo(Verdict.RIGHT);
        assertThat(hashes.compare("tien tekens lanG", stored)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void the_same_password_is_stored_differently_each_time() {
        assertThat(hashes.hash("tien tekens lang")).isNotEqualTo(hashes.hash("tien tekens lang"));
    }

    @Test
    void a_letter_with_an_accent_is_the_same_however_the_keyboard_writes_it() {
        var stored = hashes.hash("caf\u00E9 op de hoek");

        assertThat(hashes.compare("cafe\u0301 op de hoek", stored)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void what_was_stored_with_other_parameters_is_right_and_outdated() {
        var older = Argon2Function.getInstance(8_192, 1, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13)
                .hash("tien tekens lang".getBytes(StandardCharsets.UTF_8), new byte[16])
                .getResult();

        assertThat(hashes.compare("tien tekens lang", Optional.of(older))).isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
        assertThat(hashes.compare("iets anders", Optional.of(older))).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "$argon2id$",
                "$argon2id$v=19$m=99999999,t=2,p=1$dMhj0g6EQWQxCDV5Y/ef3Q$YYl/CUK48t0xQBmhLoPcH9TPXkC6LSlxdwU2FsAFf5E",
                "$argon2id$v=19$m=19456,t=2,p=1$dMhj0g6EQWQxCDV5Y/ef3Q$",
                "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"
            })
    void what_we_would_not_have_stored_is_nobodys_password(String stored) {
        assertThat(hashes.compare("demo", Optional.of(stored))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void who_comes_when_all_places_are_taken_waits_for_one() throws ExecutionException, InterruptedException {
        assertThat(Together.times(6, number -> hashes.hash("wachtwoord " + number)))
                .hasSize(6)
                .allMatch(Optional::isPresent);
    }

    @Test
    void a_third_is_not_looked_at_beside_two_others_and_told_so_when_it_has_waited_enough() {
        var turns = new Bulkhead(2, Duration.ZERO);
        var impatient = new PasswordHashes(RANDOM, turns, PasswordCost.STANDARD);

        var found = turns.take(() -> turns.take(() -> impatient.compare("demo", Optional.empty())));

        assertThat(found.orElseThrow()).contains(Verdict.BUSY);
    }
}
