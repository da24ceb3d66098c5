package org.spaarpunt.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an upload. Whatever breaks it becomes an exception that its reader must handle, and is remembered, so that
 * nothing is read after it.
 */
final class UploadStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 64 * 1024;

    private final long maxBytes;
    private long read;
    private State state = State.ARRIVING;

    private enum State {
        ARRIVING,
        /** Read to its end. */
        COMPLETE,
        /** It broke, or was too long. */
        FAILED
    }

    UploadStream(InputStream body, long maxBytes) {
        super(body);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (state == State.COMPLETE) {
            return -1;
        }
        if (state == State.FAILED) {
            throw new IOException("the body has failed before");
        }
        int got = received(into, offset, length);
        if (got < 0) {
            state = State.COMPLETE;
            return got;
        }
        read += got;
        if (read > maxBytes) {
            state = State.FAILED;
            throw new UploadTooLongException();
        }
        return got;
    }

    private int received(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException | RuntimeException broken) {
            // Helidon throws exceptions of several kinds when a client leaves or a chunk is malformed.
            state = State.FAILED;
            throw new IOException("the body broke", broken);
        }
    }

    /** Reads and discards the rest; false if there is more than the limit, or it breaks. */
    boolean skipRest() {
        byte[] skipped = new byte[SKIPPED_AT_ONCE];
        try {
            while (read(skipped, 0, skipped.length) >= 0) {
                // Discarded.
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The connection stays open: closing Helidon's stream would read on. */
    @Override
    public void close() {}
}
