package org.spaarpunt.http;

/**
 * One header line. Neither part can hold a line break or another control character, so that no value from outside can
 * add a line of its own to a message.
 */
public record Header(String name, String value) {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    public Header {
        if (!isToken(name)) {
            throw new IllegalArgumentException("not a header name: " + name.length() + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            if (isForbiddenInValue(value.charAt(i))) {
                throw new IllegalArgumentException("the value of " + name + " holds a control character");
            }
        }
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isTokenCharacter(int c) {
        return c < 0x7F && (Character.isLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0);
    }

    private static boolean isForbiddenInValue(int c) {
        return (c < 0x20 && c != '\t') || c == 0x7F;
    }
}
