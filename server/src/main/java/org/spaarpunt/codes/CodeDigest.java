package org.spaarpunt.codes;

import java.util.Locale;
import java.util.UUID;
import org.spaarpunt.storage.Digest;

/**
 * The digest by which a check-in code is stored and found: the code itself is shown when it is made, and never again. A
 * code has at least 100 random bits, so the digest needs no key to hide it.
 */
public final class CodeDigest {
    private CodeDigest() {}

    /** Case-insensitive: upper and lower case give the same digest. */
    public static UUID of(String code) {
        return Digest.of(code.toLowerCase(Locale.ROOT));
    }

    /**
     * The digest of the code that was meant by the person who typed it: dashes and spaces between its parts are left out,
     * and letters that codes do not contain stand for what they look like.
     */
    static UUID ofTyped(String code) {
        var meant = new StringBuilder(code.length());
        code.toLowerCase(Locale.ROOT).codePoints().forEach(character -> {
            switch (character) {
                case '-', ' ' -> {}
                case 'o' -> meant.append('0');
                case 'i', 'l' -> meant.append('1');
                default -> meant.appendCodePoint(character);
            }
        });
        return of(meant.toString());
    }
}
