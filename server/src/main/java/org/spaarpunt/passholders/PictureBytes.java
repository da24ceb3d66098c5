package org.spaarpunt.passholders;

/** Reads the bytes of a picture one after another; numbers have their most significant byte first. */
final class PictureBytes {
    private final byte[] bytes;
    private int at;

    PictureBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return at;
    }

    int one() throws BrokenPictureException {
        require(1);
        return bytes[at++] & 0xFF;
    }

    int two() throws BrokenPictureException {
        return one() << 8 | one();
    }

    long four() throws BrokenPictureException {
        return (long) two() << 16 | two();
    }

    byte[] next(long count) throws BrokenPictureException {
        require(count);
        var part = new byte[(int) count];
        System.arraycopy(bytes, at, part, 0, part.length);
        at += part.length;
        return part;
    }

    /** Returns a byte that has not been read yet, this far after the next one. */
    int ahead(int distance) throws BrokenPictureException {
        require(distance + 1L);
        return bytes[at + distance] & 0xFF;
    }

    private void require(long count) throws BrokenPictureException {
        if (count < 0 || count > bytes.length - at) {
            throw new BrokenPictureException("ends too early");
        }
    }
}
