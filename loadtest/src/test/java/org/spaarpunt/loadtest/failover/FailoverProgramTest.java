package org.spaarpunt.loadtest.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.Tools;

/** A real cluster in a short form, where its programs are installed. How long it is silent depends on the machine. */
@Order(3)
class FailoverProgramTest {
    /** Where it is named by this variable, as for the change that lands, the test is not skipped. */
    private static final String NAMED_BY = "PATRONI";

    private final FailoverProgram program = new FailoverProgram(
            new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(OutputStream.nullOutputStream())));

    @TempDir
    private Path directory;

    @Test
    void a_planned_switchover_loses_and_doubles_nothing() throws Exception {
        assumeTrue(
                System.getenv(NAMED_BY) != null || InstalledPrograms.areComplete(),
                "Patroni, etcd, HAProxy or PostgreSQL is not installed");
        var lines = directory.resolve("faults.jsonl");
        var result = program.run(arguments(
                "--faults",
                "switchover",
                "--loop-wait",
                "1",
                "--rate",
                "20",
                "--switchover-max-ms",
                "60000",
                "--out",
                lines.toString()));
        assertThat(result.kept()).as(result.figures().toString()).isTrue();
        assertThat(Files.readAllLines(lines)).singleElement().asString().contains("\"lost\":0");
    }

    @Test
    void an_unknown_fault_is_answered_with_those_that_there_are() {
        assertThatThrownBy(() -> program.run(arguments("--faults", "earthquake")))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("no fault earthquake")
                .hasMessageContaining("pause-primary");
    }

    @Test
    void more_standbys_than_there_are_cannot_confirm() {
        assertThatThrownBy(() -> program.run(arguments("--confirming", "3")))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("1 or 2");
    }

    @Test
    void a_round_of_patroni_that_outlasts_its_lead_is_refused() {
        assertThatThrownBy(() -> program.run(arguments("--loop-wait", "11")))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("at most 10");
    }

    private ProgramArguments arguments(String... words) {
        return ProgramArguments.parse(List.of(words), program.options());
    }
}
