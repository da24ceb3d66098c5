package org.spaarpunt.web.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a stream in pieces that end where a delimiter begins. A stream that ends before its delimiter has failed. */
final class DelimitedStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int begin;
    private int end;

    DelimitedStream(InputStream source) {
        this.source = source;
    }

    /** Puts bytes before everything that was not read yet; only before the first read. */
    void prepend(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        end = bytes.length;
    }

    /** What comes before the next delimiter; it must be read to its end before the next piece. */
    InputStream until(byte[] delimiter) {
        return new Piece(delimiter);
    }

    private final class Piece extends InputStream {
        private final byte[] delimiter;
        private boolean ended;

        Piece(byte[] delimiter) {
            this.delimiter = delimiter;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (!ended) {
                int found = find();
                int available = found >= 0 ? found - begin : end - begin - delimiter.length + 1;
                if (available > 0) {
                    int count = Math.min(length, available);
                    System.arraycopy(buffer, begin, into, offset, count);
                    begin += count;
                    return count;
                }
                if (found >= 0) {
                    begin += delimiter.length;
                    ended = true;
                } else {
                    fill();
                }
            }
            return -1;
        }

        /** Where the delimiter begins in the buffer; -1 if it does not contain a whole one. */
        private int find() {
            for (int at = begin; at <= end - delimiter.length; at++) {
                if (buffer[at] == delimiter[0]
                        && Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                    return at;
                }
            }
            return -1;
        }
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, end - begin);
        end -= begin;
        begin = 0;
        int got = source.read(buffer, end, buffer.length - end);
        if (got < 0) {
            throw new EOFException("a form ends early");
        }
        end += got;
    }
}
