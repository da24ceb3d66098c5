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
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void each_search_is_answered_at_each_door() throws Exception {
        var program = new SearchesProgram(
                new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(told, true, StandardCharsets.UTF_8)));
        var options = "--passholders 300 --past 600 --events 3 --warmup 0 --requests 1";
        var result = program.run(ProgramArguments.parse(List.of(options.split(" ")), program.options()));
        assertThat(result.kept()).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("APPLICATION     people: by first and family name")
                .contains("COUNTER         check-ins: of an event")
                .contains("JSON_API        organizers")
                .contains("PAGES           numbers of an event")
                .contains("ADMINISTRATION  audit");
    }
}
