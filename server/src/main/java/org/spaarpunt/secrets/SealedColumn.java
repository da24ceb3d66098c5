package org.spaarpunt.secrets;

import java.util.Set;

/**
 * A column with sealed values, each sealed for its own row.
 *
 * @param purpose what a row's text is sealed for, without the row's id
 * @param id the column by which rows are found
 * @param rows whether messages may name rows that open with no key, and whether an older server may have left plain
 *     texts there
 * @param replace puts {@code :sealed} in the row {@code :id} if it still holds {@code :found}; written in the table's
 *     owning package
 */
public record SealedColumn(String purpose, String table, String id, String column, Set<Rows> rows, String replace) {
    public SealedColumn {
        rows = Set.copyOf(rows);
    }

    /** What is special about the rows of a column. */
    public enum Rows {
        /** Their ids are no secrets. */
        MAY_BE_NAMED,
        /** An older server may have left plain texts there. */
        MAY_BE_PLAIN
    }

    String plain() {
        return "select %2$s as id, %3$s as secret from %1$s where %3$s not like 'sealed:%%'"
                .formatted(table, id, column);
    }

    String after() {
        return "select %2$s as id, %3$s as secret from %1$s where %2$s > :after and %3$s is not null order by %2$s limit :batch"
                .formatted(table, id, column);
    }
}
