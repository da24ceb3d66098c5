package org.spaarpunt.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets a parser read no more for one event than an event can be, so that whatever a file holds, what is in memory of it stays small. A
 * parser reads a few thousand characters ahead; the limit is no exact one.
 */
final class MeasuredReader extends FilterReader {
    /** Characters of one event, and of what stands between two of them: some thousands of dates with all that is said of each. */
    static final int MAX_EVENT = 2 * 1024 * 1024;

    private int read;

    /** An event is larger than events are. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("more than " + MAX_EVENT + " characters belong to one event");
        }
    }

    MeasuredReader(Reader file) {
        super(file);
    }

    /** Another event begins. */
    void startOver() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return in.read();
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    private void count(int characters) throws IOException {
        read += characters;
        if (read > MAX_EVENT) {
            throw new TooLarge();
        }
    }
}
