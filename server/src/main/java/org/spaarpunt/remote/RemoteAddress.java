package org.spaarpunt.remote;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An address that this server asks and that no one can listen in on: of https, or of http on this machine; with a host,
 * and without user information.
 */
public record RemoteAddress(URI uri) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    /** Where an issuer describes itself: OpenID Connect Discovery 1.0, section 4. */
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    public RemoteAddress {
        if (!isSafe(uri)) {
            throw new IllegalArgumentException("an address of https, or of http on this machine");
        }
    }

    /** Nothing if it could be listened in on. */
    public static Optional<RemoteAddress> of(URI uri) {
        return isSafe(uri) ? Optional.of(new RemoteAddress(uri)) : Optional.empty();
    }

    /** Whether it is one below which there are others: it has neither query nor fragment. */
    public static boolean isBase(URI uri) {
        return isSafe(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    /** The address that a path leads to from this base, which may end with a slash. */
    public static URI below(URI base, String path) {
        var address = base.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + path);
    }

    /** Where an issuer of OpenID Connect at this address describes itself. */
    public static URI descriptionOf(URI issuer) {
        return below(issuer, DESCRIPTION);
    }

    /** Whether it is on the server of another address. */
    public boolean isOnServerOf(URI other) {
        return other.getScheme().equals(uri.getScheme())
                && other.getRawAuthority().equals(uri.getRawAuthority());
    }

    private static boolean isSafe(URI uri) {
        var host = uri.getHost();
        return host != null
                && uri.getRawUserInfo() == null
                && switch (String.valueOf(uri.getScheme())) {
                    case "https" -> true;
                    case "http" -> THIS_MACHINE.contains(host);
                    default -> false;
                };
    }
}
