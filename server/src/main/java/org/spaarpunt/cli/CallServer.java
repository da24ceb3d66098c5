package org.spaarpunt.cli;

import java.net.URI;

/**
 * The server that a call is sent to.
 *
 * @param at the address to connect to, perhaps with a path
 * @param signedAs the address that the server verifies signatures with
 */
public record CallServer(URI at, URI signedAs) {
    public CallServer {
        requireAddress(at);
        requireAddress(signedAs);
    }

    /** A server that is reached under the address that it verifies signatures with. */
    public static CallServer at(String address) {
        try {
            var uri = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
            return new CallServer(uri, uri);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("A server's address looks like http://127.0.0.1:8080, not " + address);
        }
    }

    private static void requireAddress(URI address) {
        var scheme = String.valueOf(address.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException("A server's address looks like http://127.0.0.1:8080, not " + address);
        }
    }
}
