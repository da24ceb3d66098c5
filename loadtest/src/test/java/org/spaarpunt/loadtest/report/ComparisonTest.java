package org.spaarpunt.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final String LINES = """
            {"kind":"run","commit":"abc"}
            {"kind":"postgresql","server_version":"18.6"}
            {"kind":"measurement","system":"spaarpunt","round":1,"connections":16,"perSecond":3000,"serverCpu":0.6,"stored":1000,"logBytes":900000}
            {"kind":"measurement","system":"other","round":1,"connections":16,"perSecond":300}
            {"kind":"measurement","system":"limit","round":1,"connections":1,"perSecond":5000}
            {"kind":"measurement","system":"limit","round":1,"connections":4,"perSecond":6000}
            {"kind":"measurement","system":"other","round":2,"connections":16,"perSecond":100}
            {"kind":"measurement","system":"spaarpunt","round":2,"connections":16,"perSecond":1200,"serverCpu":0.6,"stored":1000,"logBytes":1100000}
            {"kind":"measurement","system":"limit","round":2,"connections":1,"perSecond":3000}
            {"kind":"measurement","system":"limit","round":2,"connections":4,"perSecond":2000}
            {"kind":"measurement","system":"spaarpunt","round":3,"connections":16,"perSecond":2000,"serverCpu":0.6,"stored":1000,"logBytes":1000000}
            {"kind":"measurement","system":"other","round":3,"connections":16,"perSecond":0}
            """;

    @TempDir
    private Path directory;

    @Test
    void a_figure_is_the_median_of_the_rounds() throws IOException {
        var comparison = read(LINES);
        assertThat(comparison.rounds()).isEqualTo(3);
        assertThat(comparison.median("spaarpunt", 16, "perSecond")).hasValue(2000);
        assertThat(comparison.median("spaarpunt", 16, "p99Ms")).isEmpty();
    }

    @Test
    void systems_are_compared_within_a_round() throws IOException {
        // 10 times as many in the first round and 12 in the second; in the third the other did nothing.
        assertThat(read(LINES).timesAsMany("other", 16)).hasValue(11);
    }

    @Test
    void the_limit_is_the_most_that_the_database_took_in_a_round() throws IOException {
        var comparison = read(LINES);
        assertThat(comparison.limit()).hasValue(4500);
        assertThat(comparison.shareOfLimit("spaarpunt", 16)).hasValue(0.45);
        assertThat(comparison.systems()).containsExactly("spaarpunt", "other");
        assertThat(comparison.connections()).containsExactly(16);
    }

    @Test
    void costs_are_those_of_one_check_in() throws IOException {
        var comparison = read(LINES);
        assertThat(comparison.microsOfProcessor("spaarpunt", 16, "serverCpu")).hasValue(300);
        assertThat(comparison.bytesEach("spaarpunt", 16, "logBytes")).hasValue(1000);
        assertThat(comparison.bytesEach("other", 16, "logBytes")).isEmpty();
    }

    @Test
    void what_was_not_measured_is_left_out_of_tables() throws IOException {
        assertThat(ComparisonTables.perSecond(read(LINES))).isEqualTo("""
            | check-ins a second, by connections | 16 |
            |---|---:|
            | Spaarpunt | 2,000 |
            | other | 100 |
            | PostgreSQL, in batches (limit) | 4,500 |
            """);
        assertThat(ComparisonTables.memory(read(LINES))).isEmpty();
    }

    @Test
    void a_file_of_something_else_is_rejected() {
        assertThatThrownBy(() -> read("{\"kind\":\"letter\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has a line of the unknown kind letter");
    }

    private Comparison read(String lines) throws IOException {
        return Comparison.read(Files.write(directory.resolve("lines.jsonl"), List.of(lines.strip())));
    }
}
