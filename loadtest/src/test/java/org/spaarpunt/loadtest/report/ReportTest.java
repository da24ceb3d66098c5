package org.spaarpunt.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void a_page_of_a_busy_machine_says_so() {
        assertThat(page(Map.of("loadBefore", 0.3, "busyBefore", 0.5)))
                .contains("**The processors had other work when the first measurement began")
                .contains("| processors busy when it began | 50 % |");
        assertThat(page(Map.of("loadBefore", 1.2, "busyBefore", 0.01)))
                .contains("**The machine had other work in the minute before this run");
    }

    @Test
    void a_page_of_an_idle_machine_does_not_warn() {
        assertThat(page(Map.of("loadBefore", 0.3, "busyBefore", 0.01)))
                .doesNotContain("**")
                .contains("| load of the minute before | 0.3 |")
                .contains("| processors busy when it began | 1 % |");
    }

    @Test
    void the_load_of_older_lines_may_have_come_from_building() {
        assertThat(page(Map.of("loadBefore", 1.2)))
                .contains("unless that was the building of what it compares")
                .doesNotContain("processors busy");
        assertThat(page(Map.of("loadBefore", 0.3))).doesNotContain("**");
    }

    private static String page(Map<String, Object> before) {
        var run = new HashMap<>(before);
        run.put("cores", 2);
        var comparison = new Comparison(run, Map.of(), List.of());
        return Report.files(comparison, "lines.jsonl").getOrDefault("lines.md", "");
    }
}
