package org.spaarpunt.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of settings in the handbook. */
class SettingsHandbookTest {
    @Test
    void the_handbook_has_every_setting_with_its_variable_and_its_default() throws IOException {
        var documented = new TreeMap<String, String>();
        for (var row : handbookRows()) {
            var keys = words(row.get(0));
            var variables = words(row.get(1));
            var defaults = words(row.get(2));
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i).startsWith("-") ? endedBy(keys.getFirst(), keys.get(i)) : keys.get(i);
                if (i < variables.size()) {
                    assertThat(variables.get(i))
                            .isEqualTo(
                                    "SPAARPUNT_" + key.toUpperCase(Locale.ROOT).replace('-', '_'));
                }
                documented.put(key, i < defaults.size() ? defaults.get(i) : "");
            }
        }
        assertThat(documented).containsExactlyInAnyOrderEntriesOf(Settings.DEFAULTS);
    }

    /** The rows of the table of settings, cell by cell. */
    private static List<List<String>> handbookRows() throws IOException {
        return Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .dropWhile(line -> !line.equals("## Settings"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2).split(" \\|", -1)))
                .toList();
    }

    private static List<String> words(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(word -> word.group(1))
                .toList();
    }

    /** Keys that differ in their last words are in one row, of which the second has only these. */
    private static String endedBy(String key, String end) {
        var words = key.split("-", -1);
        int kept = words.length - (end.split("-", -1).length - 1);
        return String.join("-", List.of(words).subList(0, kept)) + end;
    }
}
