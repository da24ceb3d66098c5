package org.spaarpunt.contact;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address to which mail can be sent: it has one @, and a dot in the part after it. */
public record EmailAddress(String text) {
    /** The length of the longest address that mail can be sent to (RFC 5321). */
    public static final int MAX_LENGTH = 254;

    private static final String PART = "[^@\\s\\p{Cntrl}\\x{80}-\\x{9F}]+";
    private static final Pattern FORM = Pattern.compile(PART + "@" + PART + "\\." + PART);

    public EmailAddress {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not an email address");
        }
    }

    /** Reads an address, without spaces around it. */
    public static Optional<EmailAddress> parse(String text) {
        return Optional.of(text.strip()).filter(EmailAddress::isValid).map(EmailAddress::new);
    }

    /** The address as a user sees it who may know that there is one: its first letter only. */
    public static String masked(String address) {
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "…@…";
    }

    /** Whether a text is an address without any change. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
