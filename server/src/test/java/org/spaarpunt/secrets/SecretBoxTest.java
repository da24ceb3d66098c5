package org.spaarpunt.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.TestPostgres;

class SecretBoxTest {
    private static final String OLD = "old:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW = "new:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
    private static final String IMPOSTOR = "old:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    private final SecretBox box = box(OLD);

    @Test
    void what_was_sealed_opens_for_its_purpose_and_for_no_other() {
        var sealed = box.seal("consumer:K1", "S&ecret é");
        assertThat(sealed).startsWith("sealed:old:").doesNotContain("ecret");
        assertThat(box.open("consumer:K1", sealed)).contains("S&ecret é");
        assertThat(box.open("consumer:K2", sealed)).isEmpty();
        assertThat(box.open("token:K1", sealed)).isEmpty();
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(box.seal("p", "text")).isNotEqualTo(box.seal("p", "text"));
    }

    @Test
    void a_change_of_any_character_is_found_out() {
        var sealed = box.seal("p", "text");
        for (int i = 0; i < sealed.length(); i++) {
            var other = sealed.charAt(i) == 'A' ? 'E' : 'A';
            assertThat(box.open("p", sealed.substring(0, i) + other + sealed.substring(i + 1)))
                    .as("character " + i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sealed:",
                "sealed:old:",
                "sealed:old:AAAA",
                "sealed:old:%%",
                "sealed::x",
                "text",
                "sealed:old:a:b"
            })
    void what_was_never_sealed_does_not_open(String text) {
        assertThat(box.open("p", text)).isEmpty();
    }

    @Test
    void a_new_key_seals_while_the_old_one_still_opens() {
        var sealed = box.seal("p", "text");
        var both = box(NEW + "," + OLD);
        assertThat(both.open("p", sealed)).contains("text");
        assertThat(both.isSealedWithFirst(sealed)).isFalse();
        assertThat(both.isSealedWithFirst(both.seal("p", "text"))).isTrue();
        assertThat(box(NEW).open("p", sealed)).isEmpty();
        assertThat(box(IMPOSTOR).open("p", sealed)).isEmpty();
    }

    @Test
    void a_database_tells_a_server_that_its_keys_are_not_those_it_was_sealed_with() {
        try (var place = TestPostgres.emptyDatabase();
                var database = Database.open(place.address(), 2)) {
            check(database, OLD);
            check(database, OLD);
            assertThatExceptionOfType(KeyProofs.WrongKeys.class)
                    .isThrownBy(() -> check(database, IMPOSTOR))
                    .withMessageContaining("The key old ");
            assertThatExceptionOfType(KeyProofs.WrongKeys.class)
                    .isThrownBy(() -> check(database, NEW))
                    .withMessageContaining("a key old,");
        }
    }

    @Test
    void a_key_is_replaced_while_servers_start_and_stop_at_any_step() {
        try (var place = TestPostgres.emptyDatabase();
                var database = Database.open(place.address(), 2)) {
            check(database, OLD);
            check(database, OLD + "," + NEW);
            check(database, OLD);
            check(database, OLD + "," + NEW);
            check(database, NEW + "," + OLD);
            check(database, OLD + "," + NEW);
            proofs(database, NEW + "," + OLD).keepFirstOnly();
            check(database, NEW + "," + OLD);
            check(database, NEW);
        }
    }

    private static void check(Database database, String keys) {
        proofs(database, keys).check();
    }

    private static KeyProofs proofs(Database database, String keys) {
        return new KeyProofs(database.jdbi(), SealingKeys.parse(keys), box(keys));
    }

    private static SecretBox box(String keys) {
        return new SecretBox(SealingKeys.parse(keys), new SecureRandom());
    }
}
