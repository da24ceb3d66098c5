package org.spaarpunt.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a browser goes when its user has decided: an absolute address of http or https, without user and fragment, on a host that
 * its consumer has registered. Anything else would let whoever writes a link choose where a verifier goes.
 */
public record Callback(String address) {
    private static final int MAX_LENGTH = 2_000;

    /** The callback, if it may be used by a consumer with these hosts; their ports and paths are free. */
    static Optional<Callback> of(String address, Set<String> hosts) {
        return parsed(address).filter(uri -> isAllowed(uri, hosts)).map(_ -> new Callback(address));
    }

    /** The address with more parameters behind those that it has. */
    public URI with(Parameters more) {
        var separator = !address.contains("?") ? "?" : address.endsWith("?") || address.endsWith("&") ? "" : "&";
        return URI.create(address + separator + more.encoded());
    }

    /** Scheme, host and port. */
    public String origin() {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static Optional<URI> parsed(String address) {
        if (address.length() > MAX_LENGTH || !address.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI uri, Set<String> hosts) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && hosts.contains(withoutBrackets(uri.getHost().toLowerCase(Locale.ROOT)));
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
