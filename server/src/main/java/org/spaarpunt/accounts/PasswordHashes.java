package org.spaarpunt.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Passwords as Argon2id makes them, in the PHC format. Each costs 19 MiB and a processor for some tens of milliseconds, so only a few
 * are made or compared at once, and others wait a little: many who guess must not take the machine from those who check people in.
 */
final class PasswordHashes {
    /** One of the settings that OWASP recommends for Argon2id. */
    private static final int MEMORY_KIB = 19_456;

    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final String PARAMETERS = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(MEMORY_KIB, ITERATIONS, LANES);

    /** What is stored says how much work it takes; more than this is not ours, and would be a way to stop the machine. */
    private static final Pattern AFFORDABLE = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,5}),t=([1-9]),p=[1-4]\\$[A-Za-z0-9+/]{11,64}\\$[A-Za-z0-9+/]{22,86}");

    /** Of no password that anybody knows: its last part was drawn at random. It is looked at where there is nothing to look at. */
    private static final String NOBODYS =
            PARAMETERS + "u+rOhg2owfK71JRMPvdR3w$HEhv7hyHN7mqi2Vvh6mjQacU41MjzQlP+SGUancxszI";

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SecureRandom random;
    private final Bulkhead turns;

    /** What was found of a password. */
    enum Verdict {
        RIGHT,
        /** Right, but stored with other parameters than those of today. */
        RIGHT_BUT_OUTDATED,
        WRONG,
        /** It was not looked at: too many others are. */
        BUSY
    }

    PasswordHashes(SecureRandom random, Bulkhead turns) {
        this.random = random;
        this.turns = turns;
    }

    /** The line in which every password waits to be looked at. */
    static Bulkhead turns() {
        return new Bulkhead(AT_ONCE, PATIENCE);
    }

    /** What to store for a new password; nothing when too many are at it. */
    Optional<String> hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var function = Argon2Function.getInstance(
                MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        return turns.take(() -> function.hash(bytes(password), salt).getResult());
    }

    /** Takes as long when nothing is stored. */
    Verdict compare(String password, Optional<String> stored) {
        var affordable = stored.filter(hash -> AFFORDABLE.matcher(hash).matches());
        var hash = affordable.orElse(NOBODYS);
        var same =
                turns.take(() -> Argon2Function.getInstanceFromHash(hash).check(bytes(password), hash.getBytes(UTF_8)));
        if (same.isEmpty()) {
            return Verdict.BUSY;
        }
        if (affordable.isEmpty() || !same.get()) {
            return Verdict.WRONG;
        }
        return hash.startsWith(PARAMETERS) ? Verdict.RIGHT : Verdict.RIGHT_BUT_OUTDATED;
    }

    /** The same letters may be typed as different characters on different keyboards. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8);
    }
}
