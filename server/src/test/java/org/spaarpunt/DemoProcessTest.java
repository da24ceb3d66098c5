package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.tracing.Tracer;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a process of its own: it says when it is ready, ends on SIGTERM, and finds its data again. */
class DemoProcessTest {
    private static final int PATIENCE_S = 120;

    /** What a server promises. */
    private static final int MAX_SHUTDOWN_S = 10;

    @TempDir
    Path directory;

    /** The key lies beside it. */
    private Path data;

    @BeforeEach
    void makeDirectory() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
    }

    @Test
    void
            the_examples_work_without_a_class_for_traces_the_signal_ends_everything_and_the_points_are_there_the_next_time()
                    throws Exception {
        try (var demo = ProgramProcess.start("demo", "--port", "0", "--data", data.toString())) {
            var address = demo.readyAddress();
            assertThat(checkIn(address).xml("/response/points")).isEqualTo("2");
            assertThat(checkInByCode(address).json().path("points").asInt()).isEqualTo(5);
            long postmaster = postmaster();
            assertThat(ProcessHandle.of(postmaster)).isPresent();

            demo.process().destroy();
            assertThat(demo.process().waitFor(MAX_SHUTDOWN_S, TimeUnit.SECONDS)).isTrue();
            assertThat(ProcessHandle.of(postmaster)).isEmpty();
            assertThat(data.resolve("pgdata/postmaster.pid")).doesNotExist();
        }

        var log = directory.resolve("log");
        var inJson = Map.of("SPAARPUNT_LOG_FORMAT", "json");
        try (var again =
                ProgramProcess.startAsInstalled(log, inJson, "demo", "--port", "0", "--data", data.toString())) {
            var firstLine = again.process().inputReader().readLine();
            assertThat(firstLine).startsWith("ready http://127.0.0.1:");
            var refused = checkIn(URI.create(firstLine.substring("ready ".length())));
            assertThat(refused.code()).isEqualTo("MAXIMUM_REACHED");
            assertThat(refused.xml("/response/points")).isEqualTo("2");
            assertThat(loadedClasses(again.process().pid()))
                    .contains(Tracer.class.getName())
                    .doesNotContain("io.opentelemetry");
        }
        assertThat(Files.readAllLines(log))
                .extracting(
                        line -> JsonMapper.shared().readTree(line).path("event").asString())
                .contains("program_started", "database_opened", "server_started");
    }

    @Test
    void a_rehearsal_checks_people_in_and_ends_by_itself() throws Exception {
        try (var program = ProgramProcess.start("rehearse", data.toString(), "1")) {
            var rehearsal = program.process();
            assertThat(rehearsal.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            assertThat(rehearsal.inputReader().readAllAsString())
                    .containsPattern("Rehearsed with [1-9][0-9]* check-ins");
            assertThat(rehearsal.exitValue()).isZero();
            assertThat(data.resolve("pgdata/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void a_demo_that_others_could_reach_is_refused_with_a_sentence() throws Exception {
        try (var program = ProgramProcess.start("demo", "--host", "0.0.0.0", "--data", data.toString())) {
            var refused = program.process();
            assertThat(refused.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).isEqualTo(1);
            assertThat(refused.inputReader().readAllAsString())
                    .contains("spaarpunt: The demo listens on loopback only, not on 0.0.0.0");
            assertThat(data).isEmptyDirectory();
        }
    }

    private static String loadedClasses(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return new ProcessBuilder(jcmd, String.valueOf(pid), "VM.class_hierarchy", "-i")
                .start()
                .inputReader()
                .readAllAsString();
    }

    private long postmaster() throws IOException {
        try (var lines = Files.lines(data.resolve("pgdata/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
    }

    private static Answer checkIn(URI server) {
        return new Client(server, DemoProfile.COUNTER.keys(), Clock.systemUTC())
                .post(
                        "uitpas/passholder/checkin",
                        "cdbid",
                        "a89a2707-a35e-48da-aeda-307f857b93c0",
                        "uitpasNumber",
                        "0987654321113");
    }

    private static Answer checkInByCode(URI server) {
        return new Client(server, DemoProfile.MEMBER_APP.keys(), Clock.systemUTC())
                .post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");
    }
}
