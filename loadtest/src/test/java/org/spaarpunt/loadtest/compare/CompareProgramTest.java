package org.spaarpunt.loadtest.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Tools;

/** The program in a short form, without the conventional server, which is built by Maven. */
class CompareProgramTest {
    private static final Tools TOOLS =
            new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(OutputStream.nullOutputStream()));

    @TempDir
    private Path directory;

    @Test
    void what_each_system_acknowledged_is_stored_and_told() throws Exception {
        var out = directory.resolve("lines.jsonl");
        var systems = Systems.here(false).stream()
                .filter(name -> !name.equals(Systems.CONVENTIONAL))
                .toList();
        var result = run("--systems " + String.join(",", systems)
                + " --connections 2 --rounds 1 --seconds 1 --warmup 1 --settle 1" + " --passholders 500 --out " + out);
        assertThat(result.kept()).isTrue();
        assertThat(result.figures()).containsKeys("limitPerSecond", "spaarpunt");
        assertThat(Files.readAllLines(out))
                .hasSize(systems.size() + 5)
                .allMatch(line -> line.matches("[{]\"kind\":\"(run|postgresql|processors|measurement)\".*[}]"));
        assertThat(directory).isDirectoryContaining("glob:**/lines.md").isDirectoryContaining("glob:**/throughput.svg");
    }

    @Test
    void a_wrong_option_is_explained() {
        refuses(
                "--systems spaarpunt,other",
                "The systems are spaarpunt, earlier, conventional, pgbench, limit, and not other");
        refuses("--systems earlier", "An earlier build needs the option --from");
        refuses("--connections 1,many", "The option --connections is a list of whole numbers of at least 1, not many");
    }

    private void refuses(String options, String sentence) {
        assertThatThrownBy(() -> run(options + " --out " + directory.resolve("lines.jsonl")))
                .isInstanceOf(Misuse.class)
                .hasMessage(sentence);
    }

    private static Result run(String options) throws Exception {
        var program = new CompareProgram(TOOLS);
        return program.run(ProgramArguments.parse(List.of(options.split(" ")), program.options()));
    }
}
