package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoExamplesTest {
    @Test
    void commands_name_the_program_as_the_user_calls_it() {
        assertThat(DemoExamples.text("./spaarpunt", "http://127.0.0.1:8080"))
                .contains("\n  ./spaarpunt call POST uitpas/passholder/checkin ");
        assertThat(DemoExamples.text("spaarpunt", "http://127.0.0.1:8142"))
                .contains("\n  spaarpunt call --url http://127.0.0.1:8142 POST uitpas/passholder/checkin ");
    }
}
