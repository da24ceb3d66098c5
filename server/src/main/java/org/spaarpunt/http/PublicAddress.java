package org.spaarpunt.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of this server and of its clients, as seen from outside: the configured address, or else that of the
 * request itself. Forwarded headers are only believed if the address of the proxy that sent them is known.
 *
 * @param configured scheme, host and perhaps a path that proxies remove; without a slash at its end
 * @param proxies whose {@code X-Forwarded-} headers and {@code Forwarded} count, see {@link ProxyChain}
 */
public record PublicAddress(Optional<URI> configured, Set<AddressRange> proxies) {
    /** That of each request, and no proxies. */
    public static final PublicAddress OWN = new PublicAddress(Optional.empty(), Set.of());

    public PublicAddress {
        proxies = Set.copyOf(proxies);
        configured.ifPresent(uri -> {
            if (uri.getScheme() == null || uri.getRawAuthority() == null || uri.getRawQuery() != null) {
                throw new IllegalArgumentException("A public address looks like https://uitpas.example, not " + uri);
            }
        });
        configured = configured.map(PublicAddress::withoutLastSlash);
    }

    /** A request's address as its client sees it: scheme, host with port, and path. */
    public record Seen(String scheme, String authority, String path) {}

    public Seen of(Request request) {
        if (configured.isPresent()) {
            var uri = configured.get();
            return new Seen(uri.getScheme(), uri.getRawAuthority(), uri.getRawPath() + request.path());
        }
        if (!isProxy(request.remoteAddress())) {
            return new Seen(request.scheme(), request.authority(), request.path());
        }
        var chain = ProxyChain.of(request, this::isProxy);
        var scheme = chain.scheme().orElse(request.scheme());
        return new Seen(scheme, authority(chain, scheme, request), request.path());
    }

    /** Whether the client itself speaks TLS. */
    boolean isSecure(Request request) {
        return of(request).scheme().equalsIgnoreCase("https");
    }

    /** The address of the client, for limits and records. */
    public InetAddress client(Request request) {
        return isProxy(request.remoteAddress())
                ? ProxyChain.of(request, this::isProxy).client()
                : request.remoteAddress();
    }

    /**
     * A port in the forwarded host is the one that the client named. A separately forwarded port completes a forwarded
     * host without one, and replaces that of the header {@code Host}, which a proxy wrote for its own request to this
     * server.
     */
    private static String authority(ProxyChain chain, String scheme, Request request) {
        var host = chain.host().or(() -> Authority.parse(request.authority()));
        if (host.isEmpty() || (chain.host().isEmpty() && chain.port().isEmpty())) {
            return request.authority();
        }
        boolean complete = chain.host().flatMap(Authority::port).isPresent()
                || chain.port().isEmpty();
        return (complete ? host.get() : host.get().at(chain.port().get())).in(scheme);
    }

    /** Whether what this address says of requests counts. */
    boolean isProxy(InetAddress address) {
        // Asked several times for each request, mostly of an empty set.
        for (var range : proxies) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static URI withoutLastSlash(URI address) {
        var text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
