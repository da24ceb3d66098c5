package org.spaarpunt.codes;

import java.util.Locale;
import java.util.UUID;
import org.spaarpunt.storage.Digest;

/**
 * The digest by which a check-in code is stored and found: the code itself is shown when it is made, and never again. A
 * code has 165 random bits, so the digest needs no key to hide it.
 */
public final class CodeDigest {
    private CodeDigest() {}

    /** Case-insensitive: upper and lower case give the same digest. */
    public static UUID of(String code) {
        return Digest.of(code.toLowerCase(Locale.ROOT));
    }
}
