package org.spaarpunt.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Under which address clients reach this server: the configured one, or else that of the request itself. What a proxy forwards
 * is believed only when the proxy's own address is known.
 *
 * @param configured scheme, host and perhaps a path that proxies take away
 * @param proxies whose {@code X-Forwarded-Proto} and {@code X-Forwarded-Host} count
 */
public record PublicAddress(Optional<URI> configured, Set<InetAddress> proxies) {
    public PublicAddress {
        proxies = Set.copyOf(proxies);
        configured.ifPresent(uri -> {
            if (uri.getScheme() == null || uri.getRawAuthority() == null || uri.getRawQuery() != null) {
                throw new IllegalArgumentException("A public address looks like https://uitpas.example, not " + uri);
            }
        });
    }

    /** A request's address as its client sees it: scheme, host with port, and path. */
    public record Seen(String scheme, String authority, String path) {}

    public Seen of(Request request) {
        if (configured.isPresent()) {
            var uri = configured.get();
            return new Seen(
                    uri.getScheme(), uri.getRawAuthority(), withoutLastSlash(uri.getRawPath()) + request.path());
        }
        if (!proxies.contains(request.remoteAddress())) {
            return new Seen(request.scheme(), request.authority(), request.path());
        }
        return new Seen(
                last(request, "X-Forwarded-Proto").orElse(request.scheme()),
                last(request, "X-Forwarded-Host").orElse(request.authority()),
                request.path());
    }

    /** Of a chain of proxies the last one spoke to us; only its word is known to be its own. */
    private static Optional<String> last(Request request, String header) {
        List<String> values = request.headers(header);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String value = values.getLast();
        return Optional.of(value.substring(value.lastIndexOf(',') + 1).strip());
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
