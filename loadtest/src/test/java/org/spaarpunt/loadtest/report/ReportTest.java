package org.spaarpunt.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String WARNING = "The load before this run was high";

    @Test
    void a_page_of_a_busy_machine_says_so() {
        assertThat(page(1.2)).contains(WARNING);
        assertThat(page(0.3)).doesNotContain(WARNING).contains("| load of the minute before | 0.3 |");
    }

    private static String page(double load) {
        var comparison = new Comparison(Map.of("cores", 2, "loadBefore", load), Map.of(), List.of());
        return Report.files(comparison, "lines.jsonl").getOrDefault("lines.md", "");
    }
}
