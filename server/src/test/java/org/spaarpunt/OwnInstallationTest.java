package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.TestPostgres;

/** Which installation commands work on, and what they do where it is none that they can use. */
class OwnInstallationTest {
    private static final String KEYS = "test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String BOOTSTRAP = "admin bootstrap --nick nora --email nora@example.org";

    @TempDir
    private Path directory;

    @Test
    void an_empty_database_stays_empty_unless_the_operator_asks_for_an_installation() {
        try (var place = TestPostgres.emptyDatabase()) {
            var address = place.address();
            var refused = type(settings(address), BOOTSTRAP);
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith(
                            "Installation: " + address.place() + " (user " + address.user() + "), no settings file\n")
                    .contains("spaarpunt: There is no installation in " + address.place() + ". Start the server first")
                    .doesNotContain(address.password());
            assertThat(Database.hasTables(address)).isFalse();

            var made = type(settings(address), BOOTSTRAP + " --create");
            assertThat(made.status()).isZero();
            assertThat(made.out()).contains("link: http://127.0.0.1:8080/invitation/");
            assertThat(type(settings(address), "admin user list").out()).contains("nora");
        }
    }

    @Test
    void a_newer_schema_stops_every_command_and_the_server() throws Exception {
        try (var place = RunningServer.demoDatabase()) {
            Jdbi.create(
                            place.address().jdbcUrl(),
                            place.address().user(),
                            place.address().password())
                    .useHandle(handle ->
                            handle.execute("update flyway_schema_history set version = '999' where version = '22'"));
            var cards = Files.writeString(directory.resolve("cards.csv"), "number,chip\n");
            for (var words : List.of("admin user list", "export checkins", "serve", "import cards " + cards)) {
                var typed = type(settings(place.address()), words);
                assertThat(typed.status()).as(words).isEqualTo(1);
                assertThat(typed.out()).as(words).isEmpty();
                assertThat(typed.err())
                        .as(words)
                        .contains("schema version 999, made by Spaarpunt ", "knows only those up to");
            }
        }
    }

    @Test
    void the_record_of_processing_names_recipients_without_secrets() throws Exception {
        try (var place = RunningServer.demoDatabase()) {
            Jdbi.create(
                            place.address().jdbcUrl(),
                            place.address().user(),
                            place.address().password())
                    .useHandle(handle -> handle.execute("""
                            insert into webhook_endpoint (id, counter_id, address, description, kinds, secret, state, read_until, created_at)
                            select 'till', min(id), 'https://till.example/hooks/hidden-path', '', '{checkin.granted}', 'sealed:hidden', 'ACTIVE', 0, now()
                            from counter
                            """));
            var chosen = settings(place.address());
            chosen.put("SPAARPUNT_SMTP_HOST", "smtp.example");
            chosen.put("SPAARPUNT_SMTP_USER", "mailer");
            chosen.put("SPAARPUNT_SMTP_PASSWORD", "hidden-mail");
            chosen.put("SPAARPUNT_MAIL_FROM", "punten@stad.example");
            chosen.put("SPAARPUNT_VISIT_DETAILS_DAYS", "400");
            var file = directory.resolve("register.html");

            var made = type(chosen, "export processing-record --language fr --output " + file);

            assertThat(made.status()).isZero();
            assertThat(made.out()).isEqualTo("language: fr\n");
            assertThat(file)
                    .content()
                    .contains("<html lang=\"fr\">", "<td>smtp.example:587</td>", "<td>till.example (1)</td>")
                    .contains(
                            "d’une visite : 400 jours</td>",
                            "<td>" + place.address().place() + "</td>")
                    .doesNotContain("hidden", KEYS, "mailer");
        }
    }

    @Test
    void a_database_that_is_away_is_a_sentence_for_a_command() {
        var typed = type(
                settings(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/points", "ann", "hidden")),
                "admin user list");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err())
                .contains("spaarpunt: The database jdbc:postgresql://127.0.0.1:1/points cannot be reached (")
                .doesNotContain("hidden", "Exception")
                .hasLineCount(2);
    }

    @Test
    void a_home_that_lost_its_key_is_refused_and_gets_no_other() throws Exception {
        var home = directory.resolve("home");
        TestPostgres.lendBinaries(home);
        var embedded = Map.of("SPAARPUNT_DATA", home.toString(), "SPAARPUNT_PORT", "0");
        assertThat(type(embedded, BOOTSTRAP + " --create").status()).isZero();
        var file = directory.resolve("home-keys/secret-key");
        var key = Files.readString(file);
        assertThat(home.resolve("secret-key")).doesNotExist();

        Files.delete(file);
        assertRefused(
                embedded,
                "The key file " + file + " is missing, and secrets in the database that it belongs to are sealed");
        assertThat(file).doesNotExist();
        Files.writeString(file, "");
        assertRefused(embedded, "The key file " + file + " cannot be used: There is no key. Restore it from a backup");
        Files.writeString(file, key.substring(0, 20));
        assertRefused(embedded, "The key file " + file + " cannot be used: ");
        Files.writeString(file, KEYS.replace("test:", "home:"));
        assertRefused(embedded, "The key home of the file " + file + " is not the one that this database knows");

        Files.writeString(file, key);
        assertThat(type(embedded, "admin user list").out()).contains("nora");
    }

    @Test
    void a_key_that_lies_in_the_home_is_used_there_until_another_place_is_chosen() throws Exception {
        var home = directory.resolve("home");
        TestPostgres.lendBinaries(home);
        var embedded = Map.of("SPAARPUNT_DATA", home.toString(), "SPAARPUNT_PORT", "0");
        assertThat(type(embedded, BOOTSTRAP + " --create").status()).isZero();
        var inHome = home.resolve("secret-key");
        Files.move(directory.resolve("home-keys/secret-key"), inHome);
        var key = Files.readString(inHome);
        assertThat(type(embedded, "admin user list").out()).contains("nora");
        assertThat(inHome).exists();

        var chosen = directory.resolve("elsewhere/keys/key-of-data");
        var apart = new HashMap<>(embedded);
        apart.put("SPAARPUNT_SECRET_KEY_FILE", chosen.toString());
        assertThat(type(apart, "admin user list").out()).contains("nora");
        assertThat(chosen).hasContent(key.strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(chosen)))
                .isEqualTo("rw-------");
        assertThat(inHome).doesNotExist();
        assertThat(type(embedded, "admin user list").err())
                .contains("The key file " + directory.resolve("home-keys/secret-key") + " is missing");
    }

    private void assertRefused(Map<String, String> environment, String sentence) {
        for (var words : List.of("admin user list", "serve")) {
            var typed = type(environment, words);
            assertThat(typed.status()).as(words).isEqualTo(1);
            assertThat(typed.err())
                    .as(words)
                    .contains("spaarpunt: " + sentence)
                    .doesNotContain("Exception", "setting secret-keys");
        }
    }

    private TypedCommand type(Map<String, String> environment, String words) {
        return TypedCommand.in(directory, environment, List.of(words.split(" ", -1)));
    }

    private static Map<String, String> settings(DatabaseAddress address) {
        var settings = new HashMap<String, String>();
        settings.put("SPAARPUNT_DATABASE_URL", address.jdbcUrl());
        settings.put("SPAARPUNT_DATABASE_USER", address.user());
        settings.put("SPAARPUNT_DATABASE_PASSWORD", address.password());
        settings.put("SPAARPUNT_SECRET_KEYS", KEYS);
        settings.put("SPAARPUNT_PORT", "8080");
        return settings;
    }
}
