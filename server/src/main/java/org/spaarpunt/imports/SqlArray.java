package org.spaarpunt.imports;

import java.util.List;
import java.util.stream.Collectors;

/** Several texts as PostgreSQL reads an array; what is read back from it is the same texts, whatever they hold. */
final class SqlArray {
    private SqlArray() {}

    static String of(List<String> entries) {
        return entries.stream()
                .map(entry -> '"' + entry.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
