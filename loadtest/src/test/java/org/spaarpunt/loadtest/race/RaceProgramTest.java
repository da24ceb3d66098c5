package org.spaarpunt.loadtest.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.Tools;

class RaceProgramTest {
    @Test
    void a_visit_reported_by_many_to_two_servers_is_granted_once() throws Exception {
        var program = new RaceProgram(
                new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(OutputStream.nullOutputStream())));
        var result = program.run(ProgramArguments.parse(
                List.of("--visits", "6", "--threads", "10", "--servers", "2"), program.options()));
        assertThat(result.figures())
                .containsEntry("visits", 6)
                .containsEntry("granted", 6L)
                .containsEntry("stored", 6L)
                .containsEntry("duplicated", 0L)
                .containsEntry("unbalanced", 0L)
                .containsEntry("wrong", 0);
        assertThat(result.kept()).isTrue();
    }
}
