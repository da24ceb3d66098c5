package org.spaarpunt.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses by which UiTdatabank identifies things, such as {@code https://io.uitdatabank.be/event/ID}. The last
 * part alone is not enough: after another word it is the id of something else, and an event is changed only by the
 * host that it came from.
 *
 * @param hosts in lower case, the hosts that may name events, with their subdomains; empty: every host
 */
public record UitdatabankAddresses(Set<String> hosts) {
    /** Every host: other calendars publish events in UiTdatabank's format too. */
    public static final String DEFAULT_HOSTS = "";

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    /** The kind of thing that an address identifies, by the word before its last part. */
    enum Kind {
        EVENT("event", "events"),
        PLACE("place", "places"),
        ORGANIZER("organizer", "organizers");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        boolean isNamedBy(String word) {
            return word.equals(one) || word.equals(many);
        }
    }

    public UitdatabankAddresses {
        hosts = Set.copyOf(hosts);
    }

    /**
     * Reads hosts separated by commas.
     *
     * @throws IllegalArgumentException with a message for people, if one of them is not a host
     */
    public static UitdatabankAddresses parse(String hosts) {
        var all = Stream.of(hosts.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        for (var host : all) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("\"" + host + "\" is no host such as uitdatabank.be");
            }
        }
        return new UitdatabankAddresses(all);
    }

    /**
     * The id in an address; empty if there is no address.
     *
     * @param field that holds the address
     */
    String id(Kind kind, String field, String address) throws BadLine {
        if (address.isBlank()) {
            return "";
        }
        var uri = parsed(field, address.strip());
        if (!isTrusted(uri)) {
            throw new BadLine(field + " is at no host that may name events (setting uitdatabank-hosts): "
                    + PlainText.quoted(address));
        }
        var parts = List.of(uri.getRawPath().split("/", -1));
        boolean named = parts.size() > 2 && kind.isNamedBy(parts.get(parts.size() - 2));
        if (!named) {
            throw new BadLine(field + " is no address of " + (kind == Kind.PLACE ? "a " : "an ") + kind.one + ": "
                    + PlainText.quoted(address));
        }
        return parts.getLast();
    }

    /**
     * The host of an address, with its port if it has one; empty if there is no address.
     *
     * @param field that holds the address
     */
    String host(String field, String address) throws BadLine {
        return address.isBlank()
                ? ""
                : parsed(field, address.strip()).getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private static URI parsed(String field, String address) throws BadLine {
        try {
            var uri = new URI(address);
            boolean isPlain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (isPlain && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Reported below.
        }
        throw new BadLine(
                field + " is no address such as https://io.uitdatabank.be/event/ID: " + PlainText.quoted(address));
    }

    private boolean isTrusted(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isBelowOne = hosts.stream().anyMatch(trusted -> host.equals(trusted) || host.endsWith("." + trusted));
        return hosts.isEmpty() || (isBelowOne && uri.getPort() < 0);
    }
}
