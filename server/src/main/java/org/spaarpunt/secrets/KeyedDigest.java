package org.spaarpunt.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Stands for a text that must be found in the database and not be read there. Where there are few possible texts, a plain digest would
 * tell each of them to who tries them all; this one takes a key. The key is made once for an installation and never changes, since
 * two digests of one text must be equal; it lies sealed, so that the sealing keys can change. Safe for use by many threads.
 */
public final class KeyedDigest {
    /** What a key is sealed for, before its name. */
    public static final String PURPOSE = "digest-key:";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private static final String FIND = "select key from digest_key where name = :name";

    /** Another server may make it at the same moment; then theirs is the one. */
    private static final String SAVE =
            "insert into digest_key (name, key) values (:name, :key) on conflict (name) do nothing";

    private final SecretKey key;

    private KeyedDigest(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The digest with the key of this name, which is made when there is none.
     *
     * @throws IllegalStateException when the key opens with none of the sealing keys
     */
    public static KeyedDigest kept(String name, Jdbi jdbi, SecretBox box, SecureRandom random) {
        var sealed = jdbi.inTransaction(handle -> find(name, handle).orElseGet(() -> {
            save(name, box, random, handle);
            return find(name, handle).orElseThrow();
        }));
        return box.open(PURPOSE + name, sealed)
                .map(text -> new KeyedDigest(Base64.getDecoder().decode(text)))
                .orElseThrow(() -> new IllegalStateException(
                        "The digest key " + name + " opens with none of the keys of the setting secret-keys"));
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

    private static Optional<String> find(String name, Handle handle) {
        return handle.createQuery(FIND).bind("name", name).mapTo(String.class).findOne();
    }

    private static void save(String name, SecretBox box, SecureRandom random, Handle handle) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        handle.createUpdate(SAVE)
                .bind("name", name)
                .bind("key", box.seal(PURPOSE + name, Base64.getEncoder().encodeToString(key)))
                .execute();
    }
}
