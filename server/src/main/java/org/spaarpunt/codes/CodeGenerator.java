package org.spaarpunt.codes;

import java.security.SecureRandom;

/**
 * Makes codes that cannot be guessed, and that people can type: of the letters that are easily mistaken for another
 * letter or digit only one is used, see {@link CodeDigest#ofTyped}.
 */
final class CodeGenerator {
    static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    /** 100 bits: too many to find the text of a digest by trying, and few enough to be typed from a poster. */
    static final int LENGTH = 20;

    private final SecureRandom random;

    CodeGenerator(SecureRandom random) {
        this.random = random;
    }

    String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
