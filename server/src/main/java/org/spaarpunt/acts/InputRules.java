package org.spaarpunt.acts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.contact.EmailAddress;

/** Rules for what people type. Each check returns what is wrong, if anything. */
public final class InputRules {
    private static final int MAX_NAME_LENGTH = 200;
    private static final Duration MAX_DURATION = Duration.ofDays(366);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private InputRules() {}

    /** All flaws that the checks found. */
    @SafeVarargs
    public static List<Flaw> flaws(Optional<Flaw>... checks) {
        var flaws = new ArrayList<Flaw>();
        for (var check : checks) {
            check.ifPresent(flaws::add);
        }
        return List.copyOf(flaws);
    }

    public static Optional<Flaw> key(Input input, String key) {
        return flawUnless(KEY.matcher(key).matches(), input, Refusal.BAD_KEY);
    }

    public static Optional<Flaw> name(Input input, String name) {
        return flawUnless(isName(name, MAX_NAME_LENGTH), input, Refusal.BAD_NAME);
    }

    /** Checks a given or family name, which may be empty. */
    public static Optional<Flaw> nameIfAny(Input input, String name) {
        return name.isEmpty() ? Optional.empty() : name(input, name);
    }

    public static Optional<Flaw> email(String email) {
        return flawUnless(EmailAddress.isValid(email), Input.EMAIL, Refusal.BAD_EMAIL);
    }

    public static Optional<Flaw> emailIfAny(String email) {
        return email.isEmpty() ? Optional.empty() : email(email);
    }

    public static Optional<Flaw> overlap(Duration overlap) {
        return flawUnless(
                !overlap.isNegative() && overlap.compareTo(MAX_DURATION) <= 0, Input.OVERLAP, Refusal.BAD_DURATION);
    }

    /** Checks a line of text about a thing, which may be empty. */
    public static Optional<Flaw> textIfAny(Input input, String text) {
        return flawUnless(text.isEmpty() || isName(text, MAX_NAME_LENGTH), input, Refusal.BAD_TEXT);
    }

    public static Optional<Flaw> flawUnless(boolean fits, Input input, Refusal reason) {
        return fits ? Optional.empty() : Optional.of(new Flaw(input, reason));
    }

    private static boolean isName(String text, int maxLength) {
        return !text.isEmpty()
                && text.length() <= maxLength
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }
}
