package org.spaarpunt.accounts;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * A name to sign in by, as new ones are made: what people type in full width, or decomposed, is the same name; what no reader can tell from
 * another name is not one (PRECIS UsernameCasePreserved of RFC 8265, and Unicode UTS 39). Names of before these rules keep working.
 *
 * @param text in the form in which it is kept
 * @param skeleton what remains when characters that look alike count as one: equal for two names that are taken for each other
 */
public record SignInName(String text, String skeleton) {
    private static final int MAX_LENGTH = 100;

    /** Nothing for a text that is not one: an @ tells email addresses from names. */
    public static Optional<SignInName> of(String typed) {
        if (typed.isEmpty() || typed.length() > MAX_LENGTH || !typed.equals(typed.strip()) || typed.indexOf('@') >= 0) {
            return Optional.empty();
        }
        return enforced(typed)
                .filter(name -> name.length() <= MAX_LENGTH && name.indexOf('@') < 0)
                .filter(name -> !CHECKS.failsChecks(name))
                .map(name -> new SignInName(name, skeletonOf(name)));
    }

    /** Of any name, also one that was made before there were rules. */
    static String skeletonOf(String name) {
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return CHECKS.getSkeleton(folded).toLowerCase(Locale.ROOT);
    }

    /** Each part between single spaces is a userpart of RFC 8265, which itself has none. */
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

    /** Letters of one script, or of those that are read together, such as Japanese ones; and no invisible characters. */
    private static final SpoofChecker CHECKS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();
}
