package org.spaarpunt.administration;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people may type. Each check gives the reason to refuse, if there is one. */
final class Inputs {
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_NICK_LENGTH = 100;
    private static final int MAX_EMAIL_LENGTH = 254;
    private static final Duration MAX_DURATION = Duration.ofDays(366);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private Inputs() {}

    /** The first reason to refuse. */
    @SafeVarargs
    static Optional<Refusal> first(Optional<Refusal>... checks) {
        for (var check : checks) {
            if (check.isPresent()) {
                return check;
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> key(String key) {
        return KEY.matcher(key).matches() ? Optional.empty() : Optional.of(Refusal.BAD_KEY);
    }

    static Optional<Refusal> name(String name) {
        return isName(name, MAX_NAME_LENGTH) ? Optional.empty() : Optional.of(Refusal.BAD_NAME);
    }

    /** Given and family names may be left out. */
    static Optional<Refusal> nameIfAny(String name) {
        return name.isEmpty() ? Optional.empty() : name(name);
    }

    static Optional<Refusal> nick(String nick) {
        return isName(nick, MAX_NICK_LENGTH) && nick.indexOf('@') < 0
                ? Optional.empty()
                : Optional.of(Refusal.BAD_NICK);
    }

    static Optional<Refusal> email(String email) {
        return email.length() <= MAX_EMAIL_LENGTH && EMAIL.matcher(email).matches()
                ? Optional.empty()
                : Optional.of(Refusal.BAD_EMAIL);
    }

    static Optional<Refusal> duration(Duration duration) {
        return duration.isNegative() || duration.compareTo(MAX_DURATION) > 0
                ? Optional.of(Refusal.BAD_DURATION)
                : Optional.empty();
    }

    /** What may be said of a thing, in a line that may be left out. */
    static boolean isTextIfAny(String text) {
        return text.isEmpty() || isName(text, MAX_NAME_LENGTH);
    }

    private static boolean isName(String text, int maxLength) {
        return !text.isEmpty()
                && text.length() <= maxLength
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }
}
