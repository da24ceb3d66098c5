package org.spaarpunt.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.storage.Bulkhead;

/**
 * Password hashes made by Argon2id, in the PHC format. Each costs, by {@link PasswordCost#STANDARD}, 19 MiB and some tens of milliseconds of processor
 * time, so only a few are made or compared at once, and others wait briefly: a flood of guesses must not slow down
 * check-ins.
 */
final class PasswordHashes {
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /**
     * A stored hash contains its own cost; a higher cost than this is not from this server, and could be used to stop
     * the machine.
     */
    private static final Pattern AFFORDABLE = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,5}),t=([1-9]),p=[1-4]\\$[A-Za-z0-9+/]{11,64}\\$[A-Za-z0-9+/]{22,86}");

    /** Salt and hash of no known password, drawn at random. It is compared where no hash is stored. */
    private static final String NOBODYS = "u+rOhg2owfK71JRMPvdR3w$HEhv7hyHN7mqi2Vvh6mjQacU41MjzQlP+SGUancxszI";

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecureRandom random;
    private final Bulkhead turns;
    private final PasswordCost cost;

    /** How a hash of the present cost begins. */
    private final String parameters;

    /** The result of checking a password. */
    enum Verdict {
        RIGHT,
        /** Right, but stored with parameters other than the present ones. */
        RIGHT_BUT_OUTDATED,
        WRONG,
        /** Not checked: too many others are being checked. */
        BUSY
    }

    PasswordHashes(SecureRandom random, Bulkhead turns, PasswordCost cost) {
        this.random = random;
        this.turns = turns;
        this.cost = cost;
        this.parameters = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(cost.memoryKib(), cost.iterations(), LANES);
    }

    /** The bulkhead through which every password check goes. */
    static Bulkhead turns() {
        return new Bulkhead(AT_ONCE, PATIENCE);
    }

    /** The hash to store for a new password; nothing when too many passwords are being hashed. */
    Optional<String> hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var function = Argon2Function.getInstance(
                cost.memoryKib(), cost.iterations(), LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        return turns.take(() -> function.hash(bytes(password), salt).getResult());
    }

    /** Checks a password; takes as long when no hash is stored. */
    Verdict compare(String password, Optional<String> stored) {
        var affordable = stored.filter(hash -> AFFORDABLE.matcher(hash).matches());
        var hash = affordable.orElse(parameters + NOBODYS);
        var same =
                turns.take(() -> Argon2Function.getInstanceFromHash(hash).check(bytes(password), hash.getBytes(UTF_8)));
        if (same.isEmpty()) {
            return Verdict.BUSY;
        }
        if (affordable.isEmpty() || !same.get()) {
            return Verdict.WRONG;
        }
        return hash.startsWith(parameters) ? Verdict.RIGHT : Verdict.RIGHT_BUT_OUTDATED;
    }

    /** Different keyboards may type the same letters as different characters. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8);
    }
}
