package org.spaarpunt.passholders;

import java.util.Locale;
import java.util.Optional;

/** Gender, as on an identity card. */
public enum Gender {
    FEMALE,
    MALE;

    /** Reads the words and letters of the protocol, such as V for a woman in Dutch; empty for any other text. */
    public static Optional<Gender> parse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "F", "V", "FEMALE" -> Optional.of(FEMALE);
            case "M", "MALE" -> Optional.of(MALE);
            default -> Optional.empty();
        };
    }
}
