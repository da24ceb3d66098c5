package org.spaarpunt.identity;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature methods that are supported. PLAINTEXT is not, because it would send the secrets themselves; RSA-SHA1 is
 * not, because consumers here have secrets and no certificates.
 */
enum SignatureMethod {
    /** RFC 5849 section 3.4.2. */
    HMAC_SHA1("HMAC-SHA1", "HmacSHA1"),
    /** Like HMAC-SHA1, with the better hash; outside the RFC, but used by many clients. */
    HMAC_SHA256("HMAC-SHA256", "HmacSHA256");

    private static final List<SignatureMethod> ALL = List.of(values());

    private final String wireName;
    private final String algorithm;

    /** Only ever copied: looking up an implementation among the providers takes about as long as signing. */
    @SuppressWarnings("ImmutableEnumChecker") // Only its copies are given keys and texts.
    private final Mac pattern;

    SignatureMethod(String wireName, String algorithm) {
        this.wireName = wireName;
        this.algorithm = algorithm;
        this.pattern = keyed(found(algorithm), "any", algorithm);
    }

    /** The method of this {@code oauth_signature_method}; names are case-sensitive. */
    static Optional<SignatureMethod> named(String wireName) {
        for (SignatureMethod method : ALL) {
            if (method.wireName.equals(wireName)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    String wireName() {
        return wireName;
    }

    /** The signature in base64; the token's secret is empty when there is no token. */
    String sign(String baseString, String consumerSecret, String tokenSecret) {
        String key = PercentEncoding.encode(consumerSecret) + "&" + PercentEncoding.encode(tokenSecret);
        byte[] signature = keyed(copied(), key, algorithm).doFinal(baseString.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(signature);
    }

    private static Mac keyed(Mac mac, String key, String algorithm) {
        try {
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), algorithm));
            return mac;
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(algorithm + " takes any key", impossible);
        }
    }

    private Mac copied() {
        try {
            return (Mac) pattern.clone();
        } catch (CloneNotSupportedException notOfThisProvider) {
            return found(algorithm);
        }
    }

    private static Mac found(String algorithm) {
        try {
            return Mac.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has " + algorithm, impossible);
        }
    }

    /**
     * Compares in a time that does not depend on where the two differ. The base64 texts are compared, not their bytes:
     * so another spelling of the same bytes is refused, and text that is not base64 needs no special case.
     */
    static boolean matches(String expected, String received) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), received.getBytes(StandardCharsets.UTF_8));
    }
}
