package org.spaarpunt.backups;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The end of a backup: a member of gzip (RFC 1952) without content whose extra field holds the SHA-256 digest of all
 * bytes before it. So a file without it is not whole, a file with a wrong one is damaged, and {@code tar} reads the file
 * as any other.
 */
final class Seal {
    private static final int MAGIC = 0x1F8B0804;
    private static final byte UNKNOWN_SYSTEM = (byte) 0xFF;
    private static final byte[] FIELD = {'S', 'P'};
    private static final int DIGEST_BYTES = 32;
    private static final byte[] NO_CONTENT = {3, 0};

    private static final int HEAD_BYTES = 10;
    private static final int FIELD_HEAD_BYTES = 6;
    private static final int CHECK_BYTES = 8;

    static final int BYTES = HEAD_BYTES + FIELD_HEAD_BYTES + DIGEST_BYTES + NO_CONTENT.length + CHECK_BYTES;

    private Seal() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static byte[] of(byte[] digest) {
        ByteBuffer seal = ByteBuffer.allocate(BYTES);
        // No time, no flags of the compressor.
        seal.putInt(MAGIC).putInt(0).put((byte) 0).put(UNKNOWN_SYSTEM);
        seal.order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (FIELD.length + Short.BYTES + DIGEST_BYTES))
                .put(FIELD)
                .putShort((short) DIGEST_BYTES)
                .put(digest)
                .put(NO_CONTENT);
        return seal.array();
    }

    /** Whether these bytes are a seal, of whatever digest. */
    static boolean isOne(byte[] end) {
        byte[] same = of(
                Arrays.copyOfRange(end, HEAD_BYTES + FIELD_HEAD_BYTES, HEAD_BYTES + FIELD_HEAD_BYTES + DIGEST_BYTES));
        return Arrays.equals(same, end);
    }
}
