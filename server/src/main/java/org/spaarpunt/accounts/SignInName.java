package org.spaarpunt.accounts;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * A sign-in name, by the rules for new ones: full-width and decomposed forms give the same name, and a text that
 * readers cannot distinguish from another name is rejected (PRECIS UsernameCasePreserved of RFC 8265, and Unicode UTS
 * 39). Names made before these rules keep working.
 *
 * @param text in the form in which it is stored
 * @param skeleton what remains when characters that look alike count as one: equal for names that look alike
 */
public record SignInName(String text, String skeleton) {
    /** Letters of a first name that are used for a suggested name. */
    private static final int SUGGESTED_LETTERS = 40;

    /** How many numbers may follow them. */
    private static final int SUGGESTED_NUMBERS = 1_000_000;

    private static final int MAX_LENGTH = 100;

    /** Nothing for an invalid name; an @ marks an email address. */
    public static Optional<SignInName> of(String typed) {
        if (typed.isEmpty() || typed.length() > MAX_LENGTH || !typed.equals(typed.strip()) || typed.indexOf('@') >= 0) {
            return Optional.empty();
        }
        return enforced(typed)
                .filter(name -> name.length() <= MAX_LENGTH && name.indexOf('@') < 0)
                .filter(name -> !CHECKS.failsChecks(name))
                .map(name -> new SignInName(name, skeletonOf(name)));
    }

    /**
     * A name for a user who has not chosen one: the first name and a number, but neither the number of a card nor the
     * whole name, which others know. It may be taken.
     */
    public static SignInName suggested(String firstName, SecureRandom random) {
        var letters = firstName.codePoints().filter(Character::isLetter).limit(SUGGESTED_LETTERS);
        var name = letters.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var number = "-" + random.nextInt(SUGGESTED_NUMBERS);
        return of(name + number)
                .filter(_ -> !name.isEmpty())
                .or(() -> of("pas" + number))
                .orElseThrow();
    }

    /** The skeleton of any name, also of one made before these rules. */
    static String skeletonOf(String name) {
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return CHECKS.getSkeleton(folded).toLowerCase(Locale.ROOT);
    }

    /** Each part between single spaces is a userpart of RFC 8265, which itself allows no spaces. */
    private static Optional<String> enforced(String typed) {
        try {
            var name = new StringBuilder();
            for (var part : typed.split(" ", -1)) {
                name.append(name.isEmpty() ? "" : " ").append(PrecisProfiles.USERNAME_CASE_PRESERVED.enforce(part));
            }
            return Optional.of(name.toString());
        } catch (IllegalArgumentException rejected) {
            return Optional.empty();
        }
    }

    /** Letters of one script, or of scripts that are used together, as in Japanese; and no invisible characters. */
    private static final SpoofChecker CHECKS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();
}
