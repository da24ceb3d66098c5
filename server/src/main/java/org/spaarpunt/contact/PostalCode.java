package org.spaarpunt.contact;

import java.util.Optional;
import java.util.regex.Pattern;

/** A postal code: four digits in Belgium; abroad it may be almost anything that is short. */
public record PostalCode(String text) {
    /** What stands in the place of a city for people who live abroad. */
    public static final String ABROAD = "BUITENLAND";

    private static final Pattern BELGIAN = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern FOREIGN = Pattern.compile("[0-9A-Za-z -]{1,12}");

    /** Without spaces around it, for somebody who lives in this city. */
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
