package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.Sql;
import org.spaarpunt.storage.TestPostgres;

class SelftestTest {
    private static final String SCHEMAS =
            "select count(*) from information_schema.schemata where schema_name = 'spaarpunt_selftest'";

    @TempDir
    Path directory;

    @Test
    void a_machine_without_an_installation_is_proved_on_a_database_that_is_gone_afterwards() {
        var test = TypedCommand.in(directory, Map.of(), List.of("selftest"));
        assertThat(test.out()
                        .lines()
                        .map(line -> line.replaceFirst("[0-9]+ ms", "").split(" +", 3)[0]))
                .as(test.out())
                .hasSize(12)
                .doesNotContain("FAILED");
        assertThat(test.out())
                .contains("signed request   a point", "refused, MAXIMUM_REACHED", "one check-in, one transfer")
                .endsWith("Passed.\n");
        assertThat(test.status()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_database_that_does_not_flush_fails_and_keeps_no_table_of_the_test() throws Exception {
        try (var place = TestPostgres.emptyDatabase()) {
            Sql.execute(
                    place.address(),
                    "alter database \"" + Sql.ask(place.address(), "select current_database()")
                            + "\" set synchronous_commit = off");
            // Left behind by one that was killed.
            Sql.execute(place.address(), "create schema spaarpunt_selftest create table leftover (id integer)");
            var test = TypedCommand.in(directory, environment(place.address()), List.of("selftest"));
            assertThat(test.out())
                    .containsPattern(
                            "FAILED +[0-9]+ ms +durability +The database may lose what it acknowledged: [a-z_]+ = off")
                    .endsWith("Not passed.\n");
            assertThat(test.status()).isEqualTo(1);
            assertThat(Sql.ask(place.address(), SCHEMAS)).isEqualTo("0");
        }
    }

    @Test
    void a_database_that_refuses_the_user_fails_with_its_reason_and_without_a_password() {
        try (var place = TestPostgres.emptyDatabase()) {
            var stranger =
                    new DatabaseAddress(place.address().jdbcUrl().replaceFirst("[?].*", ""), "stranger", "hidden");
            var test = TypedCommand.in(directory, environment(stranger), List.of("selftest"));
            assertThat(test.out())
                    .containsPattern("FAILED +[0-9]+ ms +database ")
                    .contains("stranger")
                    .doesNotContain("hidden");
            assertThat(test.status()).isEqualTo(1);
        }
    }

    private static Map<String, String> environment(DatabaseAddress address) {
        return Map.of(
                "SPAARPUNT_DATABASE_URL", address.jdbcUrl(),
                "SPAARPUNT_DATABASE_USER", address.user(),
                "SPAARPUNT_DATABASE_PASSWORD", address.password());
    }
}
