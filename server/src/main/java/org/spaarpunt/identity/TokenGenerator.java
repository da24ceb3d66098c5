package org.spaarpunt.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes tokens, their secrets, and verifiers: text that needs no encoding in a query, and that cannot be guessed. */
public final class TokenGenerator {
    private static final int BYTES = 32;

    /** Letters and digits that are not mistaken for each other when they are typed by hand. */
    private static final String READABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** 60 bits: enough for a token that lives for minutes and whose requests are signed with two secrets. */
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

    /** A verifier to be typed by hand. */
    String readable() {
        var text = new StringBuilder();
        for (int i = 0; i < READABLE_LENGTH; i++) {
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }
}
