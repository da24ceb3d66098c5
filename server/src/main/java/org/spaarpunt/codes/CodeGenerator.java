package org.spaarpunt.codes;

import java.security.SecureRandom;

/** Makes codes that cannot be guessed. */
final class CodeGenerator {
    /** In lower case, as such codes have always been. */
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** 165 bits, the most that fit into a QR code of 29 by 29 modules, which is still readable from afar. */
    private static final int LENGTH = 32;

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
