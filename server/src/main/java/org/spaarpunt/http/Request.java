package org.spaarpunt.http;

import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request, read completely unless it is an upload. Nothing in it is decoded, because verifying a signature needs the characters as sent.
 *
 * @param method as sent; one with lower-case letters is refused earlier
 * @param path begins with a slash; visible ASCII; every {@code %} begins a well-formed escape. Or {@code *}, with OPTIONS
 * @param query what follows the question mark, {@code ""} if there is none; visible ASCII, but its escapes are not
 *     checked
 * @param headers those of one name in the order sent; a byte beyond ASCII has become U+FFFD
 * @param body at most {@link ListenerSettings#maxBodyBytes()} long, empty when there is none; not to be changed
 * @param upload the body of an {@link Uploads upload}, which its handler reads as it arrives; then there is no other
 * @param remoteAddress the other end of the connection, which may be a proxy
 * @param secure whether its address begins with https: it came over TLS to this server itself, and not to a proxy in
 *     front of it, or its target names the scheme (RFC 9112 section 3.2.2)
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared; copying each body would only cost time.
public record Request(
        String method,
        String path,
        String query,
        List<Header> headers,
        byte[] body,
        Optional<InputStream> upload,
        InetAddress remoteAddress,
        boolean secure) {

    public Request {
        headers = List.copyOf(headers);
    }

    /** A request that is no upload. */
    public Request(
            String method,
            String path,
            String query,
            List<Header> headers,
            byte[] body,
            InetAddress remoteAddress,
            boolean secure) {
        this(method, path, query, headers, body, Optional.empty(), remoteAddress, secure);
    }

    /** The same, whose upload has been read. */
    public Request withBody(byte[] read) {
        return new Request(method, path, query, headers, read, remoteAddress, secure);
    }

    /** Whether a route of this method serves it. A GET route serves HEAD too, whose answer is sent without its body. */
    public boolean isFor(String route) {
        return route.equals(method) || (route.equals("GET") && method.equals("HEAD"));
    }

    /** Whether it is about the server as a whole: {@code OPTIONS *}. */
    public boolean isAboutServer() {
        return path.equals(RequestTarget.SERVER);
    }

    /** The value of the first header of this name, case-insensitive. */
    public Optional<String> header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all headers of this name, case-insensitive; a value is never split at its commas. */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return List.copyOf(values);
    }

    /** The scheme of the address that was called here; {@link PublicAddress} knows that of a client behind a proxy. */
    public String scheme() {
        return secure ? "https" : "http";
    }

    /**
     * Host and port as the client named them, {@code host} or {@code host:port}. A request that came over the wire has
     * exactly one Host header by now (RFC 9112 section 3.2); one made in code without it has the authority {@code ""}.
     */
    public String authority() {
        return header("Host").orElse("");
    }

    /**
     * Method and path only: headers, query and body hold signatures, sessions and passwords, and this text is logged.
     */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
