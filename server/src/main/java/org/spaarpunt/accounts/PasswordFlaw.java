package org.spaarpunt.accounts;

/** Why a text cannot become a user's password. */
public enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** Little more than the user's own name, email address or the name of this product. */
    IS_THE_NAME,
    /** It is in the list of common passwords, or close to an entry of it, or made of common words. */
    TOO_COMMON,
    /** The same characters repeated. */
    REPEATED,
    /** A sequence of the alphabet, of numbers or of a keyboard. */
    SEQUENCE,
    /** A date, or another text that takes few guesses. */
    TOO_EASY;

    public static final int MIN_CHARACTERS = 10;
    public static final int MAX_CHARACTERS = 200;
}
