package org.spaarpunt.loadtest.searches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.Tools;

class SearchesProgramTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void every_caller_gets_an_answer_to_each_search() throws Exception {
        var program = new SearchesProgram(new Tools(
                Clock.systemUTC(), new SecureRandom(), new PrintStream(output, true, StandardCharsets.UTF_8)));
        var options = "--passholders 300 --past 600 --events 3 --warmup 0 --requests 1";
        program.run(ProgramArguments.parse(List.of(options.split(" ")), program.options()));
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("APPLICATION     people: by first and family name")
                .contains("COUNTER         check-ins: of an event")
                .contains("JSON_API        organizers")
                .contains("PAGES           numbers of an event")
                .contains("ADMINISTRATION  audit");
    }
}
