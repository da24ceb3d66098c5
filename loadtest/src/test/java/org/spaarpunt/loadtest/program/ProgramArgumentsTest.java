package org.spaarpunt.loadtest.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import picocli.CommandLine.ParameterException;

class ProgramArgumentsTest {
    private static final List<ProgramOption> KNOWN =
            List.of(new ProgramOption("seconds", "N", "Default: 10."), new ProgramOption("data", "DIR", "A place."));

    @Test
    void options_are_read_and_others_have_their_default() {
        var arguments = ProgramArguments.parse(List.of("--seconds", "7"), KNOWN);
        assertThat(arguments.number("seconds", 1, 10)).isEqualTo(7);
        assertThat(arguments.text("data")).isEmpty();
    }

    @Test
    void an_unknown_option_is_refused() {
        refuses("Unknown options: '--second', '7'", "--second", "7");
        refuses("Unmatched argument", "seconds", "7");
    }

    @Test
    void an_option_without_a_value_is_refused() {
        refuses("Missing required parameter for option '--seconds' (N)", "--seconds");
    }

    @Test
    void an_option_that_stands_twice_is_refused() {
        refuses("option '--data' (DIR) should be specified only once", "--data", "a", "--data", "b");
    }

    @Test
    void a_number_below_the_least_and_text_that_is_no_number_are_refused() {
        for (var text : List.of("0", "-1", "ten", "1.5")) {
            var arguments = ProgramArguments.parse(List.of("--seconds", text), KNOWN);
            assertThatThrownBy(() -> arguments.number("seconds", 1, 10))
                    .isInstanceOf(Misuse.class)
                    .hasMessage("The option --seconds is a whole number of at least 1, not " + text);
        }
    }

    @Test
    void a_file_to_be_written_has_a_directory_at_once(@TempDir Path directory) throws IOException {
        var file = directory.resolve("of/today/lines.json");
        var arguments = ProgramArguments.parse(List.of("--data", file.toString()), KNOWN);
        assertThat(arguments.output("data")).contains(file);
        assertThat(file.getParent()).isEmptyDirectory();
    }

    private static void refuses(String sentence, String... words) {
        assertThatThrownBy(() -> ProgramArguments.parse(List.of(words), KNOWN))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith(sentence);
    }
}
