package org.spaarpunt.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host and perhaps a port, as proxies name them.
 *
 * @param host a name, an address, or an IPv6 address in brackets
 */
record Authority(String host, Optional<Integer> port) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d*))?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,5}");
    private static final int MAX_PORT = 65_535;
    private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

    /** Empty if the text is not a host that a client could have called. */
    static Optional<Authority> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1);
        String port = parts.group(2);
        if (port == null || port.isEmpty()) {
            return Optional.of(new Authority(host, Optional.empty()));
        }
        return port(port).map(number -> new Authority(host, Optional.of(number)));
    }

    static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(digits -> DIGITS.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> 1 <= number && number <= MAX_PORT);
    }

    Authority at(int other) {
        return new Authority(host, Optional.of(other));
    }

    /** In the form used in an address of this scheme: without its default port. */
    String in(String scheme) {
        return port.filter(number -> !number.equals(USUAL_PORTS.get(scheme)))
                .map(number -> host + ":" + number)
                .orElse(host);
    }
}
