package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.spaarpunt.testing.TestClock;

class ProgressTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private static final Instant START = Instant.parse("2026-11-22T11:00:00Z");

    private final TestClock clock = new TestClock(START);

    @Test
    void a_line_tells_how_far_it_is_at_most_once_a_second() {
        var rows = Progress.on(new PrintStream(terminal, true, StandardCharsets.UTF_8), clock)
                .of("lines read");
        rows.accept(1);
        clock.set(START.plusMillis(999));
        rows.accept(2);
        clock.set(START.plusMillis(1_000));
        rows.accept(3);
        rows.accept(4);
        clock.set(START.plusMillis(2_500));
        rows.accept(5);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("3 lines read\n5 lines read\n");
    }

    @Test
    void nobody_is_told_where_nobody_watches() {
        Progress.silent().of("lines read").accept(1);
        assertThat(terminal.size()).isZero();
    }
}
