package org.spaarpunt.acts;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Makes random keys and secrets. */
public record KeyGenerator(SecureRandom random) {
    private static final int KEY_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_MASK = 0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;

    /** A public key of 32 hexadecimal digits. */
    public String key() {
        return hex(KEY_BYTES);
    }

    /** A secret of 256 bits. */
    public String secret() {
        return hex(SECRET_BYTES);
    }

    /** A random UUID (RFC 9562, version 4). */
    public String uid() {
        var bytes = ByteBuffer.wrap(bytes(KEY_BYTES));
        long first = (bytes.getLong() & ~VERSION_MASK) | VERSION_4;
        long second = (bytes.getLong() & ~VARIANT_MASK) | VARIANT;
        return new UUID(first, second).toString();
    }

    private String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
