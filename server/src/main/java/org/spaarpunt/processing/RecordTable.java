package org.spaarpunt.processing;

import java.util.List;
import java.util.Optional;

/**
 * A part of the record. Every row has a cell for each heading; an empty cell is for the controller to fill in.
 *
 * @param note what explains the part; may be empty
 */
record RecordTable(String title, String note, List<String> headings, List<List<Optional<String>>> rows) {
    RecordTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("A row of " + title + " does not fit its headings: " + row);
            }
        }
    }

    /** A row without anything to fill in. */
    static List<Optional<String>> row(String... cells) {
        return List.of(cells).stream().map(Optional::of).toList();
    }

    /** A row whose second cell is to be filled in. */
    static List<Optional<String>> blank(String what) {
        return List.of(Optional.of(what), Optional.empty());
    }
}
