package org.spaarpunt.imports;

import java.io.IOException;
import java.util.List;

/** The rows of a file, one after the other, whatever its format. */
interface FileRows extends AutoCloseable {
    /** The names of the columns that its rows have. */
    List<String> columns();

    /** Reads all rows; if one cannot be read, the rest may be skipped. */
    void read(Reader reader) throws IOException;

    @Override
    void close() throws IOException;

    /** Receives each row, or what is wrong with it. */
    interface Reader {
        void line(Line line) throws IOException;

        /**
         * Something is wrong with the file, which cannot be imported.
         *
         * @param number the position in the file, from 1
         */
        void flaw(long number, String reason);

        /** Something is wrong with one row; the others may be fine. */
        void unusable(long number, String reason);

        /** A row for something that no longer exists at the source: what is stored under its id is marked so. */
        void withdrawn(Line line) throws IOException;

        /** A row that is skipped without being an error. */
        void leftAway();
    }
}
