package org.spaarpunt.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/**
 * Represents a text that must be found in the database but not be readable there. If there are few possible texts, a
 * plain digest could be reversed by trying them all; this one needs a key. The key is made once for an installation and
 * never changes, since two digests of one text must be equal; it is stored sealed, so that the sealing keys can change.
 * Safe for use by many threads.
 */
public final class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    private KeyedDigest(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The digest with the key of this name, which is created if it does not exist.
     *
     * @throws IllegalStateException when the key opens with none of the sealing keys
     */
    public static KeyedDigest kept(String name, Jdbi jdbi, SecretBox box, SecureRandom random) {
        return new KeyedDigest(Base64.getDecoder().decode(StoredKey.kept(name, jdbi, box, random)));
    }

    /** The first half of the text's HMAC, in the type that PostgreSQL has for 16 bytes; a UUID by type only. */
    public UUID of(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var bytes = ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
