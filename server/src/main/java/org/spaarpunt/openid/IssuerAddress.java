package org.spaarpunt.openid;

import java.net.URI;
import java.util.Set;

/** The addresses of another issuer. */
final class IssuerAddress {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    private IssuerAddress() {}

    /** Whether a request to this address is protected from eavesdropping: https, or http on this machine. */
    static boolean isSafe(URI address) {
        var host = address.getHost();
        return host != null
                && address.getRawUserInfo() == null
                && switch (String.valueOf(address.getScheme())) {
                    case "https" -> true;
                    case "http" -> OWN_MACHINE.contains(host);
                    default -> false;
                };
    }

    /** Whether an address that the issuer publishes is on its own server: no other server is ever asked. */
    static boolean isOf(URI issuer, URI address) {
        return isSafe(address)
                && issuer.getScheme().equals(address.getScheme())
                && issuer.getRawAuthority().equals(address.getRawAuthority());
    }

    static URI description(URI issuer) {
        var address = issuer.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + WELL_KNOWN);
    }
}
