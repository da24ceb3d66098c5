package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of an insert that updates existing rows, if they differ in the columns that an imported file has. */
public final class Upsert {
    private Upsert() {}

    /**
     * SQL that follows the select of an insert.
     *
     * @param always the columns that every file has
     * @param with the columns that an optional column of a file fills, by its name
     * @param columns the columns of this file
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
