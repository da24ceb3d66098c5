package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresSettingsTest {

    private final EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.in(Path.of("/srv/spaarpunt"));

    @Test
    void everything_lies_below_one_directory_unless_told_otherwise() {
        assertThat(settings.binaries()).isEqualTo(Path.of("/srv/spaarpunt/binaries"));
        assertThat(settings.port()).isEqualTo(EmbeddedPostgresSettings.ANY_PORT);
        assertThat(settings.parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "listen_addresses", "port", "hba_file", "Fsync", "a=b", ""})
    void parameters_that_durability_or_privacy_rest_on_are_refused(String name) {
        assertThatThrownBy(() -> settings.withParameter(name, "off")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void a_port_out_of_range_is_refused(int port) {
        assertThatThrownBy(() -> settings.withPort(port)).isInstanceOf(IllegalArgumentException.class);
    }
}
