package org.spaarpunt.imports;

import java.util.List;
import java.util.stream.Collectors;

/** Writes several texts as an array literal of PostgreSQL, with any characters in them escaped. */
final class SqlArray {
    private SqlArray() {}

    static String of(List<String> entries) {
        return entries.stream()
                .map(entry -> '"' + entry.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
