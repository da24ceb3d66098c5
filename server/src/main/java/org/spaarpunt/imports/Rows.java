package org.spaarpunt.imports;

import java.io.IOException;
import java.util.List;

/** What a file holds, one row after the other, in whatever form it is written. */
interface Rows extends AutoCloseable {
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
         * Something will not do.
         *
         * @param number where in the file, the first one being 1
         */
        void flaw(long number, String reason);

        /** One that is not to be taken, and for which nobody is to blame. */
        void leftAway();
    }
}
