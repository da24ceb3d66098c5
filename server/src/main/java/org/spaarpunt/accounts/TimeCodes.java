package org.spaarpunt.accounts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an authenticator application computes from a secret and the time (TOTP, RFC 6238), in the form that all
 * applications support: six digits of HMAC-SHA-1, a new code every 30 seconds.
 */
final class TimeCodes {
    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;

    /** Steps by which the clock of a telephone may differ. */
    static final int SKEW = 1;

    /** As long as an HMAC-SHA-1, as RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private static final String ALGORITHM = "HmacSHA1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_CHARACTER = 5;

    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS, ALGORITHM);

    static byte[] secret(SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The number of the step in which a code is made. */
    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    }

    String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, ALGORITHM), Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("Any bytes are a key of " + ALGORITHM, impossible);
        }
    }

    /** The step that a code belongs to, among those that are accepted now. */
    OptionalLong stepOf(byte[] secret, String code, Instant now) {
        long present = step(now);
        return LongStream.rangeClosed(present - SKEW, present + SKEW)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), code.getBytes(US_ASCII)))
                .max();
    }

    /** A secret in the form that users and QR codes give to an application: Base32 (RFC 4648) without padding. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int pending = 0;
        for (byte next : bytes) {
            pending = (pending << Byte.SIZE) | Byte.toUnsignedInt(next);
            bits += Byte.SIZE;
            while (bits >= BITS_OF_A_CHARACTER) {
                bits -= BITS_OF_A_CHARACTER;
                text.append(BASE32.charAt(pending >> bits));
                pending &= (1 << bits) - 1;
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt(pending << (BITS_OF_A_CHARACTER - bits)))
                        .toString();
    }
}
