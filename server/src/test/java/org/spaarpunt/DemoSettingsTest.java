package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.http.AddressRange;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.settings.Settings.InvalidSettings;
import org.spaarpunt.settings.Surroundings;

class DemoSettingsTest {
    private static final Path CLONE = Path.of("/srv/clone");

    @Test
    void without_a_word_it_is_this_machine_and_the_data_of_the_last_time() {
        var withoutSecondFactor = Settings.of(
                Map.of(Settings.ADMINISTRATOR_SECOND_FACTOR, "false", Settings.WEBHOOK_LOOPBACK, "true"), Map.of());

        assertThat(demo(Map.of())).isEqualTo(withoutSecondFactor.withData(Path.of("/srv/clone/var/demo")));
    }

    @Test
    void what_is_typed_goes_before_what_is_set() {
        var settings = DemoSettings.of(
                new Surroundings(
                        Map.of("SPAARPUNT_PORT", "1", "SPAARPUNT_HOST", "::1", "SPAARPUNT_DATA", "/srv/spaarpunt"),
                        CLONE),
                Optional.of(9000),
                Optional.of("127.0.0.2"),
                Optional.of(Path.of("elsewhere")));
        assertThat(settings.database().data()).isEqualTo(Path.of("elsewhere"));
        assertThat(settings.address().port()).isEqualTo(9000);
        assertThat(settings.address().host()).isEqualTo("127.0.0.2");
    }

    @Test
    void settings_of_a_server_count_for_the_demo_too() {
        var settings = demo(Map.of(
                "SPAARPUNT_PUBLIC_URL",
                "https://demo.example",
                "SPAARPUNT_TRUSTED_PROXIES",
                "127.0.0.1",
                "SPAARPUNT_PORT",
                "9001",
                "SPAARPUNT_STALENESS_SECONDS",
                "1"));
        assertThat(settings.address().publicAddress().configured()).contains(URI.create("https://demo.example"));
        assertThat(settings.address().publicAddress().proxies()).isEqualTo(Set.of(AddressRange.parse("127.0.0.1")));
        assertThat(settings.address().port()).isEqualTo(9001);
        assertThat(settings.database().staleness()).hasSeconds(1);
    }

    @Test
    void settings_of_a_file_count_too(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("proxy.properties"), "public-url=https://demo.example\n");
        assertThat(demo(Map.of("SPAARPUNT_SETTINGS", file.toString()))
                        .address()
                        .publicAddress()
                        .configured())
                .contains(URI.create("https://demo.example"));
        Files.writeString(file, "database-url=jdbc:postgresql://production/points\n");
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> demo(Map.of("SPAARPUNT_SETTINGS", file.toString())))
                .withMessageContaining("the setting database-url of the file " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost"})
    void it_listens_on_loopback(String host) {
        assertThat(demo(Map.of("SPAARPUNT_HOST", host)).address().host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
    void it_listens_nowhere_else_because_its_secrets_are_public(String host) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> demo(Map.of(
                        "SPAARPUNT_HOST", host,
                        "SPAARPUNT_PUBLIC_URL", "https://demo.example",
                        "SPAARPUNT_TRUSTED_PROXIES", "0.0.0.0/0")))
                .withMessageContaining("loopback only, not on " + host);
    }

    @ParameterizedTest
    @CsvSource({
        "SPAARPUNT_DATABASE_URL, jdbc:postgresql://production/points, database-url",
        "SPAARPUNT_DATABASE_USER, spaarpunt, database-user",
        "SPAARPUNT_DATABASE_PASSWORD, hidden, database-password",
        "SPAARPUNT_DATABASE_CONNECTIONS, 20, database-connections",
        "SPAARPUNT_DATA, /srv/spaarpunt, data",
        "SPAARPUNT_SECRET_KEYS, hidden, secret-keys"
    })
    void what_was_configured_for_another_installation_is_refused_and_not_passed_over(
            String variable, String value, String key) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> demo(Map.of(variable, value)))
                .withMessageContaining("the setting " + key + " of " + variable)
                .withMessageNotContaining("hidden");
    }

    @Test
    void a_setting_that_there_is_not_is_named() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> demo(Map.of("SPAARPUNT_PUBLIK_URL", "https://demo.example")))
                .withMessageStartingWith("There is no setting SPAARPUNT_PUBLIK_URL.");
    }

    private static Settings demo(Map<String, String> environment) {
        return DemoSettings.of(
                new Surroundings(environment, CLONE), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
