package org.spaarpunt.contact;

import java.util.Optional;
import java.util.regex.Pattern;

/** A postal code: four digits in Belgium; abroad almost any short text. */
public record PostalCode(String text) {
    /** The value of the city for people that live abroad. */
    public static final String ABROAD = "BUITENLAND";

    private static final Pattern BELGIAN = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern FOREIGN = Pattern.compile("[0-9A-Za-z -]{1,12}");

    /** Reads a postal code, without spaces around it, for a person that lives in this city. */
    public static Optional<PostalCode> parse(String text, String city) {
        var form = isAbroad(city) ? FOREIGN : BELGIAN;
        return Optional.of(text.strip())
                .filter(code -> form.matcher(code).matches())
                .map(PostalCode::new);
    }

    public static boolean isAbroad(String city) {
        return city.equalsIgnoreCase(ABROAD);
    }
}
