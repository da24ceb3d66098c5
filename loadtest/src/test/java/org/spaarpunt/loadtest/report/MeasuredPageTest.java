package org.spaarpunt.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the documentation shows as measured was measured. */
class MeasuredPageTest {
    private static final Path DIRECTORY = Path.of("../docs/performance");

    @Test
    void page_and_charts_are_made_of_the_lines_beside_them() throws IOException {
        var lines = DIRECTORY.resolve("compare.jsonl");
        var files = Report.files(Comparison.read(lines), "compare.jsonl");
        assertThat(files).hasSize(4);
        for (var file : files.entrySet()) {
            assertThat(Files.readString(DIRECTORY.resolve(file.getKey())))
                    .as(
                            "%s; make it with: ./spaarpunt loadtest report --lines docs/performance/compare.jsonl",
                            file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
