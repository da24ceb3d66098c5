package org.spaarpunt.storage;

import java.util.List;
import java.util.stream.Collectors;

/** Writes several texts as an array literal of PostgreSQL, with any characters in them escaped. */
public final class SqlArray {
    private SqlArray() {}

    public static String of(List<String> entries) {
        return entries.stream()
                .map(entry -> '"' + entry.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
