package org.spaarpunt.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The table of metrics in {@code docs/operations.md}. */
public final class DocumentedMetrics {
    static final Path FILE = Path.of("..", "docs", "operations.md");

    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    private DocumentedMetrics() {}

    /** What the table says of each metric, by its name. */
    public static Map<String, String> read() throws IOException {
        var metrics = new LinkedHashMap<String, String>();
        Files.readAllLines(FILE).stream()
                .dropWhile(line -> !line.equals("### Metrics"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("### "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .forEach(cells ->
                        NAME.matcher(cells[1]).results().forEach(name -> metrics.put(name.group(1), cells[3].strip())));
        return metrics;
    }
}
