package org.spaarpunt.imports;

import java.io.IOException;
import java.util.List;

/** What a file holds, one row after the other, in whatever form it is written. */
interface FileRows extends AutoCloseable {
    /** The names of the columns that its rows have. */
    List<String> columns();

    /** Reads all rows; where one cannot be read the rest may not be. */
    void read(Reader reader) throws IOException;

    @Override
    void close() throws IOException;

    /** Takes each row, or what is wrong with it. */
    interface Reader {
        void line(Line line) throws IOException;

        /**
         * Something is wrong with the file, which cannot be taken.
         *
         * @param number where in the file, the first one being 1
         */
        void flaw(long number, String reason);

        /** Something is wrong with one row, which says nothing of the others. */
        void unusable(long number, String reason);

        /** One that exists no more where the file comes from: what is stored under its id is to say so. */
        void withdrawn(Line line) throws IOException;

        /** One that is not to be taken, and for which nobody is to blame. */
        void leftAway();
    }
}
