package org.spaarpunt.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Represents a text of any length in a column of 16 bytes. */
public final class Digest {
    /** Only ever copied: looking up an implementation among the providers takes longer than the digest of a short text. */
    private static final MessageDigest SHA_256 = found();

    private Digest() {}

    /** The first half of the text's SHA-256, in the type that PostgreSQL has for 16 bytes; a UUID by type only. */
    public static UUID of(String text) {
        var bytes = ByteBuffer.wrap(copied().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest copied() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException notOfThisProvider) {
            return found();
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
