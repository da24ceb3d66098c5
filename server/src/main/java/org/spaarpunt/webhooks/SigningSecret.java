package org.spaarpunt.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that an endpoint shares with this server, and the signatures of Standard Webhooks that it makes.
 *
 * @param text as its owner stores it: {@code whsec_} and the key in base64
 */
record SigningSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    /** Standard Webhooks allows 24 to 64. */
    private static final int KEY_BYTES = 32;

    SigningSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A signing secret begins with " + PREFIX);
        }
    }

    static SigningSecret random(SecureRandom random) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /**
     * The signature of a message.
     *
     * @param messageId without a full stop, which separates the parts that are signed
     * @param at the moment of the attempt, to the second
     */
    String sign(String messageId, Instant at, String body) {
        var content = messageId + "." + at.getEpochSecond() + "." + body;
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), ALGORITHM));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "SigningSecret";
    }
}
