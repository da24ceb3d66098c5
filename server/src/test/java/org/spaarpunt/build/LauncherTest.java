package org.spaarpunt.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
    @ParameterizedTest
    @CsvSource({
        "spaarpunt, spaarpunt",
        "./spaarpunt, ./spaarpunt",
        "/opt/secret-place/bin/spaarpunt, spaarpunt",
    })
    void readers_elsewhere_learn_no_directory_of_the_server(String called, String shown) {
        assertThat(Launcher.elsewhere(called)).isEqualTo(shown);
    }
}
