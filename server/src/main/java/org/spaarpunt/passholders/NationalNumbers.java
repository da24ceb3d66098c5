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

/** National numbers as they lie in the database: sealed, each for its own passholder, beside a digest by which they are found. */
public final class NationalNumbers {
    private static final String DIGEST_KEY = "national-number";
    private static final String PURPOSE = "national-number:";

    /** Where they lie. */
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
     * With the digest's key, which is made when there is none.
     *
     * @throws IllegalStateException when that key opens with none of the sealing keys
     */
    public static NationalNumbers with(Jdbi jdbi, SecretBox box, SecureRandom random) {
        return new NationalNumbers(KeyedDigest.kept(DIGEST_KEY, jdbi, box, random), box);
    }

    /** By which the number is found. */
    public UUID digest(NationalNumber number) {
        return digest.of(number.digits());
    }

    /** As it is stored for the passholder with this uid. */
    public String sealed(String uid, NationalNumber number) {
        return box.seal(PURPOSE + uid, number.digits());
    }

    /**
     * As it was before it was sealed.
     *
     * @throws IllegalStateException when it opens with none of the keys
     */
    public NationalNumber opened(String uid, String stored) {
        return box.open(PURPOSE + uid, stored)
                .map(NationalNumber::new)
                .orElseThrow(() -> new IllegalStateException(
                        "A stored national number opens with none of the keys of the setting secret-keys"));
    }
}
