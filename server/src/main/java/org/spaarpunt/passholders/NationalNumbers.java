package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.secrets.SecretBox;

/** National numbers as they lie in the database: sealed, each for its own passholder, beside a digest by which they are found. */
public final class NationalNumbers {
    private static final String DIGEST_KEY = "national-number";

    private final KeyedDigest digest;
    private final SecretBox box;
    private final StoredSecrets secrets;

    private NationalNumbers(KeyedDigest digest, SecretBox box, StoredSecrets secrets) {
        this.digest = digest;
        this.box = box;
        this.secrets = secrets;
    }

    /**
     * With the digest's key, which is made when there is none.
     *
     * @throws IllegalStateException when that key opens with none of the sealing keys
     */
    public static NationalNumbers with(Jdbi jdbi, SecretBox box, SecureRandom random) {
        return new NationalNumbers(KeyedDigest.kept(DIGEST_KEY, jdbi, box, random), box, new StoredSecrets(jdbi, box));
    }

    /** By which the number is found. */
    public UUID digest(NationalNumber number) {
        return digest.of(number.digits());
    }

    /** As it is stored for the passholder with this uid. */
    public String sealed(String uid, NationalNumber number) {
        return StoredSecrets.sealOfNationalNumber(box, uid, number.digits());
    }

    NationalNumber opened(String uid, String stored) {
        return new NationalNumber(secrets.ofNationalNumber(uid, stored));
    }
}
