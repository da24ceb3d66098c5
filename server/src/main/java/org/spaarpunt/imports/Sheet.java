package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;

/** One kind of file: its columns, and how lines that are in the table {@code incoming} are checked and saved. */
interface Sheet {
    Act act();

    /**
     * Opens a file of this kind.
     *
     * @throws BadLine with what is wrong with its beginning
     */
    default FileRows open(BufferedReader content) throws BadLine {
        return CsvFile.open(content, this);
    }

    /** How many files one run may import. */
    default int mostFiles() {
        return 1;
    }

    /** Whether unusable rows are skipped; otherwise they cause all rows to be refused. */
    default boolean skipsUnusable() {
        return false;
    }

    /** The prefix of a reason, for files in which the number of a line does not identify it; otherwise empty. */
    default String name(Line line) {
        return "";
    }

    /** Columns that a file must have. */
    List<String> required();

    /** Columns that it may have. */
    List<String> optional();

    /** Other names that columns may have, mapped to the usual ones. */
    default Map<String, String> synonyms() {
        return Map.of();
    }

    /** The columns of a file without a header whose first line this is, if such files exist. */
    default Optional<List<String>> withoutHeader(List<String> firstLine) {
        return Optional.empty();
    }

    /** The columns of {@code incoming} after {@code line}, as PostgreSQL declares them. */
    String staging();

    /**
     * The values for the columns of {@link #staging}, in their order; empty for none.
     *
     * @throws BadLine with what is wrong with the line by itself
     */
    List<String> staged(Line line) throws BadLine;

    /**
     * Queries that each return {@code line} and {@code reason} for every line that does not fit the others or the
     * database.
     */
    List<String> checks();

    /** A query that counts the things in the staged lines that do not exist yet. */
    String countOfNew();

    /**
     * Saves the staged lines, by calling the feature that owns the data.
     *
     * @param columns that the file has; values without a column stay as they are
     * @return how many rows were changed
     */
    long save(Handle handle, List<String> columns);
}
