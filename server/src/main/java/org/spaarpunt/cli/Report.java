package org.spaarpunt.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a command on standard output: as lines for people, or as JSON for programs. The names are the same in
 * both. Messages about them go to standard error.
 */
final class Report {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final String GAP = "  ";

    private final PrintStream out;
    private final PrintStream err;
    private boolean json;

    Report(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The stream for output that is neither lines nor JSON. */
    PrintStream out() {
        return out;
    }

    void inJson(boolean chosen) {
        json = chosen;
    }

    boolean isInJson() {
        return json;
    }

    /** Prints a record or a map. */
    void one(Object thing) {
        if (json) {
            out.println(JSON.writeValueAsString(thing));
        } else {
            fields(thing).forEach((name, value) -> out.println(name + ": " + shown(value)));
        }
    }

    /** Prints a text unchanged, for another program. */
    void line(String text) {
        out.println(text);
    }

    /** Prints records of one kind. */
    void many(List<?> things) {
        if (json) {
            out.println(JSON.writeValueAsString(things));
        } else if (things.isEmpty()) {
            say("There are none.");
        } else {
            table(things.stream().map(Report::fields).toList());
        }
    }

    /** Prints a message for the user of the command. */
    void say(String sentence) {
        err.println(harmless(sentence));
    }

    private void table(List<Map<String, Object>> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.copyOf(rows.getFirst().keySet()));
        rows.forEach(row -> lines.add(row.values().stream().map(Report::shown).toList()));
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        lines.forEach(line -> out.println(aligned(line, widths)));
    }

    private static String aligned(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static Map<String, Object> fields(Object thing) {
        return JSON.convertValue(thing, FIELDS);
    }

    /** A text from the database or a file must not control the terminal. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Report::shown).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> fields) {
            return fields.values().stream().map(Report::shown).collect(Collectors.joining(" "));
        }
        return harmless(String.valueOf(value));
    }

    private static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
