package org.spaarpunt.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A file that may grow or shrink while it is read, as one of a certain length: what is longer is left out, and zeros
 * stand for what is missing. Both are repaired by the log.
 */
final class SteadyLength extends FilterInputStream {
    private long left;

    SteadyLength(InputStream file, long bytes) {
        super(file);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int read = super.read(bytes, offset, wanted);
        if (read < 0) {
            Arrays.fill(bytes, offset, offset + wanted, (byte) 0);
            read = wanted;
        }
        left -= read;
        return read;
    }
}
