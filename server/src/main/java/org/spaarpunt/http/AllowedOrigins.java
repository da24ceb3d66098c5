package org.spaarpunt.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Browser applications that may call, by the origins of their pages (RFC 6454): none, these, or all. The calls ignore
 * cookies and anything else that a browser adds by itself, so an application can do no more than what it can sign.
 *
 * @param origins as browsers write them: in lower case and without the default port; {@code *} alone: all
 */
public record AllowedOrigins(Set<String> origins) {
    public static final AllowedOrigins NONE = new AllowedOrigins(Set.of());

    private static final String ANY = "*";

    /** Applications on phones have schemes of their own: {@code capacitor://localhost}. */
    private static final Pattern ORIGIN = Pattern.compile("([a-z][a-z0-9+.-]*)://(.+)");

    public AllowedOrigins {
        if (origins.contains(ANY) && origins.size() > 1) {
            throw new IllegalArgumentException("* stands for all origins, and alone");
        }
        origins = origins.stream().map(AllowedOrigins::asBrowsersWrite).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads a setting.
     *
     * @param text origins separated by commas, or an asterisk; blank: none
     */
    public static AllowedOrigins parse(String text) {
        return new AllowedOrigins(Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toSet()));
    }

    boolean isNone() {
        return origins.isEmpty();
    }

    boolean areAll() {
        return origins.contains(ANY);
    }

    boolean contains(String origin) {
        return areAll() || origins.contains(origin);
    }

    private static String asBrowsersWrite(String text) {
        if (text.equals(ANY)) {
            return ANY;
        }
        var parts = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
        return Optional.of(parts)
                .filter(Matcher::matches)
                .flatMap(_ -> Authority.parse(parts.group(2)))
                .map(authority -> parts.group(1) + "://" + authority.in(parts.group(1)))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "\"" + text + "\" is no origin; one looks like"
                                        + " https://app.example or http://localhost:3000, without a path, and with a host of ASCII alone"));
    }
}
