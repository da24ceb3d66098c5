package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of an insert that changes rows which are there, where they differ in what a file has columns for. */
public final class Upsert {
    private Upsert() {}

    /**
     * SQL to follow the select of an insert.
     *
     * @param always what every file says of a row
     * @param with what a file says of it in an optional column, by the column's name
     * @param columns that the file has
     */
    public static String of(
            String table, String key, List<String> always, Map<String, List<String>> with, List<String> columns) {
        var saved = new ArrayList<>(always);
        columns.forEach(column -> saved.addAll(with.getOrDefault(column, List.of())));
        return """
                on conflict (%4$s) do update
                set (%1$s) = row(%2$s)
                where (%3$s) is distinct from (%2$s)
                """.formatted(String.join(", ", saved), of("excluded", saved), of(table, saved), key);
    }

    private static String of(String row, List<String> columns) {
        return columns.stream().map(column -> row + "." + column).collect(Collectors.joining(", "));
    }
}
