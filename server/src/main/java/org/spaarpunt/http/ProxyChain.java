package org.spaarpunt.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a request came here through proxies. Each proxy names the address that it received the request from. Going
 * outwards from this server through known proxies, the last of these is the outermost: it spoke with the client, and
 * entries to the left of its own may be forged by the client. Its values count; where it has none, or none that can be
 * parsed, those of the next proxy inwards do.
 *
 * <p>{@code Forwarded} is only read if there are no {@code X-Forwarded-} headers: nearly every proxy writes those, and
 * passes a client's own {@code Forwarded} on unchanged.
 *
 * @param client who sent the request: the first address that is not a known proxy's, or the outermost proxy's if it
 *     names none
 * @param scheme {@code http} or {@code https}
 * @param host perhaps with a port
 * @param port of the address that the client called
 */
record ProxyChain(InetAddress client, Optional<String> scheme, Optional<Authority> host, Optional<Integer> port) {
    static final String FOR = "X-Forwarded-For";
    static final String PROTO = "X-Forwarded-Proto";
    static final String HOST = "X-Forwarded-Host";
    static final String PORT = "X-Forwarded-Port";

    /**
     * How far the proxies' entries can be trusted: the address they lead to, and how many entries they wrote, counted
     * from the last.
     */
    private record Walk(InetAddress client, int entries) {}

    /** @param known whether an address is that of a trusted proxy; the one at the other end of the connection is */
    static ProxyChain of(Request request, Predicate<InetAddress> known) {
        return Stream.of(FOR, PROTO, HOST, PORT)
                        .anyMatch(name -> request.header(name).isPresent())
                ? ofSeparateHeaders(request, known)
                : ofForwarded(request, known);
    }

    private static ProxyChain ofSeparateHeaders(Request request, Predicate<InetAddress> known) {
        var walk = walk(request.remoteAddress(), list(request, FOR), known);
        // A proxy that names no address may still supply the rest.
        int entries = Math.max(1, walk.entries());
        return new ProxyChain(
                walk.client(),
                outermost(list(request, PROTO), entries, ProxyChain::scheme),
                outermost(list(request, HOST), entries, Authority::parse),
                outermost(list(request, PORT), entries, Authority::port));
    }

    private static ProxyChain ofForwarded(Request request, Predicate<InetAddress> known) {
        var elements = ForwardedElement.parse(request.headers("Forwarded"));
        var walk = walk(
                request.remoteAddress(),
                elements.stream().map(ForwardedElement::from).toList(),
                known);
        return new ProxyChain(
                walk.client(),
                outermost(elements.stream().map(ForwardedElement::proto).toList(), walk.entries(), ProxyChain::scheme),
                outermost(elements.stream().map(ForwardedElement::host).toList(), walk.entries(), Authority::parse),
                Optional.empty());
    }

    private static Walk walk(InetAddress connection, List<String> heardFrom, Predicate<InetAddress> known) {
        InetAddress at = connection;
        int entries = 0;
        while (entries < heardFrom.size() && known.test(at)) {
            entries++;
            var next = addressIn(heardFrom.get(heardFrom.size() - entries));
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return new Walk(at, entries);
    }

    /**
     * The first value that can be parsed, from the entry of the outermost proxy inwards. A list that is shorter than
     * that of the addresses was set by one proxy and not extended by another, so it begins with the outermost one that
     * supplied a value.
     */
    private static <T> Optional<T> outermost(List<String> values, int entries, Function<String, Optional<T>> read) {
        return values.stream()
                .skip(Math.max(0, values.size() - entries))
                .map(read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<String> list(Request request, String name) {
        return request.headers(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static Optional<String> scheme(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
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
}
