package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.Settings.InvalidSettings;

class DemoArgumentsTest {

    @Test
    void without_a_word_it_is_this_machine_and_the_data_of_the_last_time() {
        var demo = parse();
        assertThat(demo.fresh()).isFalse();
        assertThat(demo.settings()).isEqualTo(Settings.defaults().withData(Path.of("var/demo")));
    }

    @Test
    void options_stand_in_any_order() {
        var demo = parse("--fresh", "--data", "elsewhere", "--port", "9000", "--host", "127.0.0.2");
        assertThat(demo.fresh()).isTrue();
        assertThat(demo.settings().data()).isEqualTo(Path.of("elsewhere"));
        assertThat(demo.settings().port()).isEqualTo(9000);
        assertThat(demo.settings().host()).isEqualTo("127.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost"})
    void it_listens_on_loopback(String host) {
        assertThat(parse("--host", host).settings().host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
    void it_listens_nowhere_else_because_its_secrets_are_public(String host) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("--host", host))
                .withMessageContaining("loopback only, not on " + host);
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> DemoArguments.parse(List.of(), Map.of("SPAARPUNT_HOST", host)))
                .withMessageContaining("loopback only, not on " + host);
    }

    @Test
    void a_database_that_was_configured_for_something_else_is_left_alone() {
        var environment =
                Map.of("SPAARPUNT_DATABASE_URL", "jdbc:postgresql://production/points", "SPAARPUNT_PORT", "1");
        assertThat(DemoArguments.parse(List.of(), environment)).isEqualTo(parse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--host", "--data"})
    void an_option_without_its_value_is_named(String option) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse(option))
                .withMessage(option + " needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ports", "fresh", "--port=9000", ""})
    void a_word_that_is_no_option_is_named(String word) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse(word))
                .withMessage("demo knows no option " + word);
    }

    @Test
    void a_port_that_is_none_is_named() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("--port", "http"))
                .withMessageContaining("port must be a whole number");
    }

    private static DemoArguments parse(String... words) {
        return DemoArguments.parse(Stream.of(words).toList(), Map.of());
    }
}
