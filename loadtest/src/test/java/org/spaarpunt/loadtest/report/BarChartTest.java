package org.spaarpunt.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.spaarpunt.loadtest.report.BarChart.Bar;
import org.spaarpunt.loadtest.report.BarChart.Group;

class BarChartTest {
    private static final BarChart CHART = new BarChart(
            "Title",
            "Note.",
            List.of(new Group(
                    "group", List.of(new Bar("a & b", 0, 30, 10, "30 + 10"), new Bar("none", 1, 0, 0, "0")))));

    @Test
    void what_it_shows_is_told_in_words() {
        assertThat(CHART.svg())
                .contains("role=\"img\" aria-labelledby=\"title desc\"")
                .contains("<title id=\"title\">Title</title>")
                .contains("<desc id=\"desc\">Note. group: a &amp; b 30 + 10; none 0;</desc>");
    }

    @Test
    void the_longest_bar_takes_the_whole_width_and_its_parts_follow_each_other() {
        assertThat(CHART.svg())
                .contains("<rect class=\"c0\" x=\"230.0\" y=\"100\" width=\"300.0\"")
                .contains("<rect class=\"rest c0\" x=\"530.0\" y=\"100\" width=\"100.0\"")
                .contains("<rect class=\"c1\" x=\"230.0\" y=\"123\" width=\"0.0\"");
    }

    @Test
    void it_is_the_same_in_every_country() {
        var here = CHART.svg();
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(CHART.svg()).isEqualTo(here);
        } finally {
            Locale.setDefault(usual);
        }
    }
}
