package org.spaarpunt.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Limits how much a parser reads for one event, so that whatever a file holds, little of it is in memory. The limit is
 * not exact, because a parser reads a few thousand characters ahead.
 */
final class MeasuredReader extends FilterReader {
    /**
     * The most characters of one event and of the gap between two: enough for some thousands of dates with their
     * details.
     */
    static final int MAX_EVENT = 2 * 1024 * 1024;

    private int read;

    /** An event exceeds the limit. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("more than " + MAX_EVENT + " characters belong to one event");
        }
    }

    MeasuredReader(Reader file) {
        super(file);
    }

    /** Starts counting again, for another event. */
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
