package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SecretBox;

/** National numbers as they are stored: sealed, each bound to its passholder, with a digest to find them by. */
public final class NationalNumbers {
    private static final String DIGEST_KEY = "national-number";
    private static final String PURPOSE = "national-number:";

    /** The columns that hold them. */
    public static final List<SealedColumn> COLUMNS =
            List.of(new SealedColumn(PURPOSE, "passholder", "uid", "national_number", Set.of(), """
                    update passholder set national_number = :sealed where uid = :id and national_number = :found
                    """));

    private final KeyedDigest digest;
    private final SecretBox box;

    private NationalNumbers(KeyedDigest digest, SecretBox box) {
        this.digest = digest;
        this.box = box;
    }

    /**
     * Reads the digest's key, or makes it if there is none.
     *
     * @throws IllegalStateException if none of the sealing keys opens that key
     */
    public static NationalNumbers with(Jdbi jdbi, SecretBox box, SecureRandom random) {
        return new NationalNumbers(KeyedDigest.kept(DIGEST_KEY, jdbi, box, random), box);
    }

    /** The digest by which the number is found. */
    public UUID digest(NationalNumber number) {
        return digest.of(number.digits());
    }

    /** The number sealed, as it is stored for the passholder with this uid. */
    public String sealed(String uid, NationalNumber number) {
        return box.seal(PURPOSE + uid, number.digits());
    }

    /**
     * The number of the passholder with this uid, opened.
     *
     * @throws IllegalStateException if none of the keys opens it
     */
    public NationalNumber opened(String uid, String stored) {
        return box.open(PURPOSE + uid, stored)
                .map(NationalNumber::new)
                .orElseThrow(() -> new IllegalStateException(
                        "A stored national number opens with none of the keys of the setting secret-keys"));
    }
}
