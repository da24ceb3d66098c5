package org.spaarpunt.api3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A line of {@code rights.txt}.
 *
 * @param asked what the call is asked for, as a query or a form; empty: nothing
 * @param heard what each kind of caller hears, in a word
 */
record RightsRow(String method, String path, Map<CallerKind, String> heard, String asked) {
    private static final int CALLERS_FROM = 2;

    String call() {
        return method + " " + path;
    }

    static List<RightsRow> all() {
        try (var file = Objects.requireNonNull(RightsRow.class.getResourceAsStream("rights.txt"));
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith("GET ") || line.startsWith("POST "))
                    .map(line -> of(line.split(" +", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RightsRow of(String[] words) {
        var heard = new EnumMap<CallerKind, String>(CallerKind.class);
        int column = CALLERS_FROM;
        for (var caller : CallerKind.values()) {
            heard.put(caller, words[column++]);
        }
        var asked = words[column];
        return new RightsRow(words[0], words[1], heard, asked.equals("-") ? "" : asked);
    }
}
