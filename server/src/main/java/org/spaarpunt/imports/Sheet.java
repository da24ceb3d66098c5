package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;

/** One kind of file: its columns, and what is checked and done with its lines once they stand in the table {@code incoming}. */
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

    /** How many files may come in one run. */
    default int mostFiles() {
        return 1;
    }

    /** Whether rows that cannot be used are skipped rather than refused with all others. */
    default boolean skipsUnusable() {
        return false;
    }

    /** What a reason begins with, where the number of a line says too little; it is empty where it does not. */
    default String name(Line line) {
        return "";
    }

    /** Columns that a file must have. */
    List<String> required();

    /** Columns that it may have. */
    List<String> optional();

    /** Other names that columns may have, with the usual ones. */
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

    /** Queries that each give {@code line} and {@code reason} for every line that does not fit the others or the database. */
    List<String> checks();

    /**
     * Has the feature whose data the lines are change what is not as they say.
     *
     * @param columns that the file has; what it has no column for stays as it is
     * @return how many rows were changed
     */
    long save(Handle handle, List<String> columns);
}
