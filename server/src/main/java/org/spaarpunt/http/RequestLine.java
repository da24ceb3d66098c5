package org.spaarpunt.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first line of a request, as far as it can be parsed (RFC 9112 section 3). */
sealed interface RequestLine {
    /** One more than the parts that a line may have, to detect lines with too many. */
    int MAX_PARTS = 4;

    Pattern VERSION = Pattern.compile("HTTP/(\\d)\\.(\\d)");

    /**
     * A line that can be served.
     *
     * @param target in origin form, or {@code *}
     * @param named scheme and authority of a target in absolute form
     * @param old whether the client speaks HTTP/1.0, where a connection closes unless both sides say otherwise
     */
    record Served(String method, String target, Optional<Named> named, boolean old) implements RequestLine {
        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }
    }

    /** A line of a version of HTTP that is not supported: 0.9, whose request line names no version, 2 and later. */
    record OtherVersion(String method, String path) implements RequestLine {}

    /** A line that follows no version's rules. */
    record Malformed() implements RequestLine {}

    /**
     * What a target in absolute form holds besides the path (RFC 9112 section 3.2.2).
     *
     * @param scheme {@code http} or {@code https}
     * @param authority takes the place of the header {@code Host}; not checked here
     */
    record Named(String scheme, String authority) {}

    /**
     * Reads a line.
     *
     * @param line without its line break
     */
    static RequestLine parse(String line) {
        String[] parts = line.split(" ", MAX_PARTS);
        if (parts.length < 2 || parts.length == MAX_PARTS || parts[0].isEmpty()) {
            return new Malformed();
        }
        var served = served(parts[0], parts[1]);
        if (parts.length == 2) {
            return parts[1].startsWith("/") ? new OtherVersion(parts[0], served.path()) : new Malformed();
        }
        var version = VERSION.matcher(parts[2]);
        if (!version.matches()) {
            return new Malformed();
        }
        if (!version.group(1).equals("1")) {
            return new OtherVersion(parts[0], served.path());
        }
        return version.group(2).equals("0")
                ? new Served(served.method(), served.target(), served.named(), true)
                : served;
    }

    private static Served served(String method, String target) {
        String scheme = schemeOf(target);
        if (scheme.isEmpty()) {
            return new Served(method, target, Optional.empty(), false);
        }
        String rest = target.substring(scheme.length() + "://".length());
        int end = endOfAuthority(rest);
        var named = new Named(scheme, rest.substring(0, end));
        return new Served(method, originForm(method, rest.substring(end)), Optional.of(named), false);
    }

    private static String schemeOf(String target) {
        int colon = target.indexOf("://");
        String scheme = colon < 0 ? "" : target.substring(0, colon).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? scheme : "";
    }

    private static int endOfAuthority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** An address without a path means the root, or with OPTIONS the server as a whole (section 3.2.4). */
    private static String originForm(String method, String afterAuthority) {
        if (afterAuthority.isEmpty()) {
            return method.equals("OPTIONS") ? RequestTarget.SERVER : "/";
        }
        return afterAuthority.startsWith("/") ? afterAuthority : "/" + afterAuthority;
    }
}
