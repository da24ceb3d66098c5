package org.spaarpunt.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256 with a name; a sealed text names the key that opens it. No two keys have the same name. */
record SealingKey(String name, SecretKey key) {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final String ID_DIGEST = "HmacSHA256";
    private static final String ID_PURPOSE = "spaarpunt key id";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    SealingKey {
        requireName(name);
    }

    /** Reads {@code name:base64}. Error messages quote no part of the key. */
    static SealingKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A key is written as name:base64.");
        }
        var name = text.substring(0, colon).strip();
        requireName(name);
        var bytes = decoded(name, text.substring(colon + 1).strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key " + name + " has " + bytes.length + " bytes instead of " + KEY_BYTES + ".");
        }
        return new SealingKey(name, new SecretKeySpec(bytes, "AES"));
    }

    /** Its name, and the first digits of a digest of the key, of which nothing can be found out about the key. */
    String id() {
        try {
            var mac = Mac.getInstance(ID_DIGEST);
            mac.init(key);
            var digest = mac.doFinal(ID_PURPOSE.getBytes(StandardCharsets.UTF_8));
            return name + "-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ID_DIGEST, impossible);
        }
    }

    /** A new key, in the form that {@link #parse} reads. */
    static String written(String name, SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return name + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    /** Does not quote an invalid name: if the two were confused, it is the key. */
    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A key's name has 1 to 32 lower-case letters, digits and hyphens.");
        }
    }

    private static byte[] decoded(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The key " + name + " is not written in Base64.");
        }
    }

    /** Only the name. */
    @Override
    public String toString() {
        return name;
    }
}
