package org.spaarpunt.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Why a text cannot become somebody's password. */
public enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** It is the person's own name or email address. */
    IS_THE_NAME;

    public static final int MIN_CHARACTERS = 10;
    public static final int MAX_CHARACTERS = 200;

    static Optional<PasswordFlaw> of(String password, Account account) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_CHARACTERS) {
            return Optional.of(TOO_SHORT);
        }
        if (length > MAX_CHARACTERS) {
            return Optional.of(TOO_LONG);
        }
        var folded = folded(password);
        var isTheName = folded.equals(folded(account.user().nick()))
                || folded.equals(folded(account.name()))
                || account.email()
                        .map(PasswordFlaw::folded)
                        .filter(folded::equals)
                        .isPresent();
        return isTheName ? Optional.of(IS_THE_NAME) : Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
