package org.spaarpunt.codes;

import java.util.Locale;
import java.util.UUID;
import org.spaarpunt.storage.Digest;

/**
 * By which a check-in code is stored and found: the code itself is shown when it is made, and never again. A code has 165 random bits, so
 * its digest needs no key to hide it.
 */
public final class CodeDigest {
    private CodeDigest() {}

    /** The same for a code in upper and in lower case. */
    public static UUID of(String code) {
        return Digest.of(code.toLowerCase(Locale.ROOT));
    }
}
