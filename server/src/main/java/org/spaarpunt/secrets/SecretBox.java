package org.spaarpunt.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts with AES-256-GCM: a sealed text cannot be read without the key, and any change to it is detected. What
 * was sealed for one purpose opens for no other: a sealed secret that is moved to another row does not open there. Safe
 * for use by many threads.
 */
public final class SecretBox {
    /** The prefix of every sealed text. */
    public static final String PREFIX = "sealed:";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealingKeys keys;
    private final SecureRandom random;

    public SecretBox(SealingKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    public SealingKeys keys() {
        return keys;
    }

    /**
     * Seals with the first key.
     *
     * @param purpose what the text is for, as in {@code consumer:KEY}; needed again to open it
     */
    public String seal(String purpose, String text) {
        var key = keys.first();
        try {
            var iv = new byte[IV_BYTES];
            random.nextBytes(iv);
            var encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, iv, purpose).doFinal(text.getBytes(StandardCharsets.UTF_8));
            var both = ByteBuffer.allocate(iv.length + encrypted.length).put(iv).put(encrypted);
            return PREFIX + key.name() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + CIPHER, impossible);
        }
    }

    /** The text; empty if it was not sealed for this purpose with one of these keys, or was changed since. */
    public Optional<String> open(String purpose, String sealed) {
        var parts = sealed.split(":", -1);
        if (parts.length != 3 || !sealed.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return keys.named(parts[1]).flatMap(key -> opened(key, purpose, parts[2]));
    }

    /** Whether a text was sealed with the current sealing key. */
    public boolean isSealedWithFirst(String text) {
        return text.startsWith(PREFIX + keys.first().name() + ":");
    }

    private static Optional<String> opened(SealingKey key, String purpose, String encoded) {
        try {
            var both = Base64.getUrlDecoder().decode(encoded);
            if (both.length < IV_BYTES) {
                return Optional.empty();
            }
            var iv = new byte[IV_BYTES];
            System.arraycopy(both, 0, iv, 0, IV_BYTES);
            var text = cipher(Cipher.DECRYPT_MODE, key, iv, purpose).doFinal(both, IV_BYTES, both.length - IV_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] iv, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
