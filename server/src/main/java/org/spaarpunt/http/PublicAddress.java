package org.spaarpunt.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Under which address clients reach this server, and from which one they do: the configured one, or else that of the request itself.
 * What a proxy forwards is believed only when the proxy's own address is known.
 *
 * @param configured scheme, host and perhaps a path that proxies take away; a slash at its end is left out
 * @param proxies whose {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code X-Forwarded-For} count
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
        return new Seen(
                last(request, "X-Forwarded-Proto").orElse(request.scheme()),
                last(request, "X-Forwarded-Host").orElse(request.authority()),
                request.path());
    }

    /** Whether the client itself speaks TLS. */
    boolean isSecure(Request request) {
        return of(request).scheme().equalsIgnoreCase("https");
    }

    /**
     * Who sent the request, for limits and records. Each proxy of a chain has added whom it heard it from; going back from
     * ourselves, the first that is no proxy of ours is the client, and what stands before may be its own invention. Where
     * a proxy of ours names nobody in a form that can be read, it stands for its clients itself.
     */
    public InetAddress client(Request request) {
        InetAddress client = request.remoteAddress();
        List<String> hops = hops(request);
        for (int i = hops.size() - 1; i >= 0 && isProxy(client); i--) {
            Optional<InetAddress> told = addressIn(hops.get(i).strip());
            if (told.isEmpty()) {
                return client;
            }
            client = told.get();
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hops(Request request) {
        return request.headers("X-Forwarded-For").stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .toList();
    }

    /** Some proxies add the port: {@code 192.0.2.7:5000}, {@code [2001:db8::7]:5000}. */
    private static Optional<InetAddress> addressIn(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? Optional.empty() : AddressRange.literal(hop.substring(1, end));
        }
        boolean portFollows =
                hop.indexOf('.') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') >= 0;
        return AddressRange.literal(portFollows ? hop.substring(0, hop.indexOf(':')) : hop);
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

    private static URI withoutLastSlash(URI address) {
        var text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
