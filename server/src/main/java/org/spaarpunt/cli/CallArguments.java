package org.spaarpunt.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spaarpunt.http.Header;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;

/**
 * One call.
 *
 * @param signedAs the address as the server sees it, which differs if its public address leads to a proxy
 * @param file what to send as multipart/form-data, together with the parameters; empty: only these are sent
 * @param output where the body of a successful answer is written; empty: it is printed
 */
public record CallArguments(
        Keys keys,
        String method,
        URI address,
        URI signedAs,
        Parameters parameters,
        List<Header> headers,
        Optional<SentFile> file,
        Optional<Path> output) {
    private static final String PREFIX = "/uitid/rest/";

    public CallArguments {
        headers = List.copyOf(headers);
    }

    /**
     * A call without extra headers, whose answer is printed.
     *
     * @param path below {@value #PREFIX}, or from the server's root when it begins with a slash
     */
    public static CallArguments of(Keys keys, CallServer server, String method, String path, Parameters parameters) {
        return new CallArguments(
                keys,
                method.toUpperCase(Locale.ROOT),
                address(server.at(), path),
                address(server.signedAs(), path),
                parameters,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same with headers, and with files.
     *
     * @throws IllegalArgumentException when a file would go with a GET, which has no body
     */
    CallArguments with(List<Header> more, Optional<SentFile> sent, Optional<Path> kept) {
        if (sent.isPresent() && method.equals("GET")) {
            throw new IllegalArgumentException("A file is sent with POST");
        }
        return new CallArguments(keys, method, address, signedAs, parameters, more, sent, kept);
    }

    /** Accepts a path with {@code /uitpas/…} too, since the documentation writes it so for what is below the prefix. */
    private static URI address(URI server, String path) {
        boolean fromRoot = path.startsWith("/") && !path.startsWith("/uitpas/");
        var below = fromRoot ? path : PREFIX + (path.startsWith("/") ? path.substring(1) : path);
        try {
            return URI.create(server + below);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("The path " + path + " is none: write spaces and the like as %20");
        }
    }
}
