package org.spaarpunt.loadtest.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.history.Attempt;
import org.spaarpunt.loadtest.history.Attempt.Outcome;
import org.spaarpunt.loadtest.history.Findings;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.Tools;

/** What the program asks for, and what it takes for a broken promise. */
class UpgradeProgramTest {
    private static final Findings RIGHT = new Findings(1, 0, 0, 0, List.of());
    private static final Attempt GRANTED =
            new Attempt(new Visit("0930000000001", "event-1"), 1, 2, new Outcome.Granted(1, false));

    @Test
    void it_asks_for_the_directory_of_an_earlier_release(@TempDir Path empty) {
        var program = new UpgradeProgram(
                new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(OutputStream.nullOutputStream())));
        assertThatThrownBy(() -> program.run(ProgramArguments.parse(List.of(), program.options())))
                .isInstanceOf(ProgramArguments.Misuse.class)
                .hasMessage("The option --from is needed");
        assertThatThrownBy(() ->
                        program.run(ProgramArguments.parse(List.of("--from", empty.toString()), program.options())))
                .isInstanceOf(ProgramArguments.Misuse.class)
                .hasMessage("There is no " + empty.resolve("spaarpunt.jar"));
    }

    @Test
    void an_unanswered_report_a_logged_error_or_a_lost_point_breaks_the_promise() {
        var unanswered = new Attempt(GRANTED.visit(), 1, 2, new Outcome.Unknown("none"));
        assertThat(kept(List.of(GRANTED), RIGHT, 0)).isTrue();
        assertThat(kept(List.of(GRANTED, unanswered), RIGHT, 0)).isFalse();
        assertThat(kept(List.of(GRANTED), RIGHT, 1)).isFalse();
        assertThat(kept(List.of(GRANTED), new Findings(1, 1, 0, 0, List.of()), 0))
                .isFalse();
        assertThat(kept(List.of(), Findings.NONE, 0)).as("nothing was tried").isFalse();
    }

    private static boolean kept(List<Attempt> history, Findings findings, long errors) {
        return UpgradeProgram.result(
                        new UpgradeRun.Outcomes("1", "2", history, findings, errors, Duration.ofSeconds(1)))
                .kept();
    }
}
