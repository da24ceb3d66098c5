package org.spaarpunt.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes tokens, their secrets, and verifiers: text that stands for itself in a query, and that nobody can guess. */
public final class TokenGenerator {
    private static final int BYTES = 32;

    /** Letters and digits that people do not mistake for each other when they type them over. */
    private static final String READABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** 60 bits: for a token that lives for minutes and is signed for with two secrets. */
    private static final int READABLE_LENGTH = 12;

    private final SecureRandom random;

    public TokenGenerator(SecureRandom random) {
        this.random = random;
    }

    /** 256 random bits. */
    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A verifier to be typed over by hand. */
    String readable() {
        var text = new StringBuilder();
        for (int i = 0; i < READABLE_LENGTH; i++) {
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }
}
