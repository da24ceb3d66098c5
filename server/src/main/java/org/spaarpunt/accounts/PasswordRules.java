package org.spaarpunt.accounts;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.io.Resource;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import com.nulabinc.zxcvbn.matchers.Match;
import com.nulabinc.zxcvbn.matchers.SlantedKeyboardLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which texts users may choose as a password. The number of guesses that a password resists is estimated by
 * zxcvbn, which assumes that an attacker first tries the NCSC's list of common passwords, the user's own names and the
 * words of this product. Safe for use by many threads.
 */
final class PasswordRules {
    /**
     * What zxcvbn calls "safely unguessable": resists even an attacker that has the hashes, for as long as a password
     * is used.
     */
    private static final double MIN_GUESSES = 1e8;

    /**
     * The estimate takes time that grows with the square of the length; a password whose first characters up to here
     * are strong is strong.
     */
    private static final int MAX_MEASURED = 40;

    /** Shorter parts of a name are ignored. */
    private static final int MIN_PART = 3;

    private static final String USER_INPUTS = "user_inputs";
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]");

    private static final Set<String> PRODUCT =
            Set.of("spaarpunt", "spaarpunten", "uitpas", "paspartoe", "kansentarief", "balie", "wachtwoord", "welkom");

    /** Its dictionaries take some 30 MiB; since passwords are rarely chosen, they may be freed when memory is short. */
    private final AtomicReference<SoftReference<@Nullable Zxcvbn>> estimator =
            new AtomicReference<>(new SoftReference<@Nullable Zxcvbn>(null));

    Optional<PasswordFlaw> flaw(String password, Account account) {
        int length = password.codePointCount(0, password.length());
        if (length < PasswordFlaw.MIN_CHARACTERS) {
            return Optional.of(PasswordFlaw.TOO_SHORT);
        }
        if (length > PasswordFlaw.MAX_CHARACTERS) {
            return Optional.of(PasswordFlaw.TOO_LONG);
        }
        var folded = folded(password);
        if (names(account).map(PasswordRules::folded).anyMatch(folded::equals)) {
            return Optional.of(PasswordFlaw.IS_THE_NAME);
        }
        var strength = estimator().measure(measured(folded), inputs(account));
        return strength.getGuesses() < MIN_GUESSES ? Optional.of(reason(strength)) : Optional.empty();
    }

    /** The flaw of a password; when its parts have several, that of the longest part. */
    private static PasswordFlaw reason(Strength strength) {
        return strength.getSequence().stream()
                .filter(match -> match.pattern != com.nulabinc.zxcvbn.Pattern.Bruteforce)
                .max(Comparator.comparingInt(Match::tokenLength))
                .map(PasswordRules::reason)
                .orElse(PasswordFlaw.TOO_EASY);
    }

    private static PasswordFlaw reason(Match match) {
        return switch (match.pattern) {
            case Dictionary ->
                USER_INPUTS.equals(match.dictionaryName) ? PasswordFlaw.IS_THE_NAME : PasswordFlaw.TOO_COMMON;
            case Repeat -> PasswordFlaw.REPEATED;
            case Sequence, Spatial ->
                match.token.chars().distinct().count() == 1 ? PasswordFlaw.REPEATED : PasswordFlaw.SEQUENCE;
            case Date, Regex, Bruteforce -> PasswordFlaw.TOO_EASY;
        };
    }

    private static Stream<String> names(Account account) {
        return Stream.concat(
                Stream.of(account.user().nick(), account.name(), account.givenName(), account.familyName()),
                account.email().stream());
    }

    /** The names and each part of them; for an email address, also the parts before and after its at sign. */
    private static List<String> inputs(Account account) {
        var inputs = new ArrayList<String>();
        names(account)
                .map(PasswordRules::folded)
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    inputs.add(name);
                    SEPARATORS
                            .splitAsStream(name)
                            .filter(part -> part.length() >= MIN_PART)
                            .forEach(inputs::add);
                });
        inputs.addAll(PRODUCT);
        return inputs.stream().distinct().toList();
    }

    /**
     * Treats all kinds of spaces as one and removes accents and character variants, because attackers guess those too.
     */
    private static String folded(String text) {
        var decomposed =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(decomposed).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static String measured(String folded) {
        return folded.substring(0, Math.min(folded.length(), MAX_MEASURED));
    }

    private Zxcvbn estimator() {
        var kept = Objects.requireNonNull(estimator.get()).get();
        if (kept != null) {
            return kept;
        }
        var made = made();
        estimator.set(new SoftReference<>(made));
        return made;
    }

    private static Zxcvbn made() {
        try {
            return new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .dictionary(new DictionaryLoader("common", packed("common-passwords.txt.gz")).load())
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .keyboard(new SlantedKeyboardLoader("azerty", () -> file("azerty.txt")).load())
                    .build();
        } catch (IOException impossible) {
            throw new UncheckedIOException("The lists of passwords are part of the program", impossible);
        }
    }

    private static Resource packed(String name) {
        return () -> new GZIPInputStream(file(name));
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(PasswordRules.class.getResourceAsStream(name), name);
    }
}
