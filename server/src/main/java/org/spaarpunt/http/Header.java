package org.spaarpunt.http;

/**
 * One header line. Neither part can hold a line break or another control character, so that no value from outside can
 * add a line of its own to a message.
 */
public record Header(String name, String value) {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    public Header {
        if (name.isEmpty() || !name.chars().allMatch(Header::isTokenCharacter)) {
            throw new IllegalArgumentException("not a header name: " + name.length() + " characters");
        }
        if (value.chars().anyMatch(Header::isForbiddenInValue)) {
            throw new IllegalArgumentException("the value of " + name + " holds a control character");
        }
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isTokenCharacter(int c) {
        return c < 0x7F && (Character.isLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0);
    }

    private static boolean isForbiddenInValue(int c) {
        return (c < 0x20 && c != '\t') || c == 0x7F;
    }
}
