package org.spaarpunt.loadtest.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.WorldFile;

/** The programs in a short form. What they measure depends on the machine; what they promise does not. */
@Order(2)
class LoadProgramTest {
    private static final Tools TOOLS =
            new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(OutputStream.nullOutputStream()));

    @TempDir
    private Path directory;

    @Test
    void what_a_closed_loop_was_granted_is_stored() throws Exception {
        var result = run(
                load(),
                "--connections 16 --seconds 2 --warmup 0 --passholders 5000 --past 5000 --events 8 --limit-seconds 1");
        kept(result);
        assertThat(result.figures()).containsEntry("errors", 0L).containsKeys("limitPerSecond", "p999Ms");
    }

    @Test
    void what_the_json_api_granted_is_stored() throws Exception {
        kept(run(
                load(),
                "--api 4 --connections 8 --seconds 2 --warmup 0 --passholders 5000 --events 8 --limit-seconds 0"));
    }

    @Test
    void an_open_loop_sends_as_many_as_it_was_told() throws Exception {
        var result =
                run(load(), "--rate 50 --connections 8 --seconds 2 --warmup 0 --passholders 500 --limit-seconds 0");
        kept(result);
        assertThat(result.figures()).containsEntry("sent", 100L);
    }

    @Test
    void fill_tells_other_programs_what_they_need() throws Exception {
        var file = directory.resolve("world.json");
        run(
                new FillProgram(TOOLS),
                "--data " + directory.resolve("data") + " --out " + file + " --passholders 100 --past 300 --events 3");
        var world = WorldFile.read(file);
        assertThat(world.cards()).hasSize(100);
        assertThat(world.events()).hasSize(3);
        assertThat(world.keys().consumerKey()).isEqualTo("load-counter");
    }

    private static void kept(Result result) {
        assertThat(result.kept()).isTrue();
        assertThat(result.figures())
                .containsEntry("lost", 0L)
                .containsEntry("duplicated", 0L)
                .containsEntry("unbalanced", 0L);
        assertThat(result.figures().get("acknowledged"))
                .isNotEqualTo(0L)
                .isEqualTo(result.figures().get("stored"));
    }

    private static Program load() {
        return new LoadProgram(TOOLS);
    }

    private static Result run(Program program, String options) throws Exception {
        return program.run(ProgramArguments.parse(List.of(options.split(" ")), program.options()));
    }
}
