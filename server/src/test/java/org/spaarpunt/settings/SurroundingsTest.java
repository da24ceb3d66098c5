package org.spaarpunt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.backups.BackupSettings;
import org.spaarpunt.http.CertificateFiles;
import org.spaarpunt.settings.Settings.InvalidSettings;

/** Where settings come from, and from where their paths start. */
class SurroundingsTest {

    @Test
    void the_environment_names_the_file(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("spaarpunt.properties"), """
                # of the city
                port = 9000\s\s
                public-url: https://uitpas.example
                """);
        var settings = from(Map.of("SPAARPUNT_SETTINGS", file.toString(), "HOME", "/root"));
        assertThat(settings.address().port()).isEqualTo(9000);
        assertThat(settings.address().publicAddress().configured()).contains(URI.create("https://uitpas.example"));
    }

    @Test
    void paths_in_the_file_start_where_the_file_is_and_those_of_variables_where_the_user_is(@TempDir Path directory)
            throws IOException {
        var file = Files.writeString(directory.resolve("spaarpunt.properties"), """
                data=points
                tls-certificate=tls/chain.pem
                tls-key=/etc/key.pem
                secret-key-file=keys/spaarpunt
                backup-directory=backups
                """);
        var named = Map.of("SPAARPUNT_SETTINGS", file.toString());
        assertThat(from(named).database().data()).isEqualTo(directory.resolve("points"));
        assertThat(from(named).address().tls())
                .contains(new CertificateFiles(directory.resolve("tls/chain.pem"), Path.of("/etc/key.pem")));
        assertThat(from(named).database().secretKeyFile()).contains(directory.resolve("keys/spaarpunt"));
        assertThat(from(named).backups()).map(BackupSettings::directory).contains(directory.resolve("backups"));
        assertThat(from(Map.of("SPAARPUNT_SETTINGS", file.toString(), "SPAARPUNT_DATA", "points"))
                        .database()
                        .data())
                .isEqualTo(Path.of("points"));
    }

    @Test
    void data_that_no_setting_places_lies_in_the_directory_of_the_launcher() {
        assertThat(from(Map.of()).database().data()).isEqualTo(Path.of("/srv/clone/var/data"));
        assertThat(Settings.from(new Surroundings(Map.of(), Path.of("")))
                        .database()
                        .data())
                .isEqualTo(Path.of("var/data"));
    }

    @Test
    void a_variable_that_is_empty_names_no_file() {
        assertThat(from(Map.of("SPAARPUNT_SETTINGS", "")).address().port()).isEqualTo(8080);
    }

    @Test
    void data_in_no_directory_stops_the_start() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> from(Map.of("SPAARPUNT_DATA", "")))
                .withMessageStartingWith("The setting data is empty");
    }

    @Test
    void a_file_that_cannot_be_read_stops_the_start_with_the_reason(@TempDir Path directory) throws IOException {
        var file = directory.resolve("spaarpunt.properties");
        assertUnreadable(file, "there is no such file");
        Files.write(file, new byte[] {'h', 'o', 's', 't', '=', (byte) 0xFF});
        assertUnreadable(file, "it is not a text in UTF-8");
        assertUnreadable(directory, "Is a directory");
    }

    @Test
    void the_mark_that_some_editors_put_before_a_text_is_not_part_of_it(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("spaarpunt.properties"), "\uFEFFport=9000\n");
        assertThat(from(Map.of("SPAARPUNT_SETTINGS", file.toString())).address().port())
                .isEqualTo(9000);
    }

    private static Settings from(Map<String, String> environment) {
        return Settings.from(new Surroundings(environment, Path.of("/srv/clone")));
    }

    private static void assertUnreadable(Path file, String reason) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> from(Map.of("SPAARPUNT_SETTINGS", file.toString())))
                .withMessageStartingWith("The settings file " + file)
                .withMessageEndingWith("cannot be read: " + reason);
    }
}
