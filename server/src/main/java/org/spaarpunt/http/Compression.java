package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compresses an answer for a client that accepts it. What the client accepts is part of the answer's {@code Vary}. */
final class Compression {
    /** Shorter bodies fit into one packet anyway, and are sent as they are. */
    static final int MIN_BYTES = 1024;

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String ETAG = "ETag";

    private static final List<String> TYPES =
            List.of("application/json", "application/xml", "application/javascript", "image/svg+xml");

    private Compression() {}

    /** The answer in the form for this client, for HEAD as for GET. */
    static Response negotiate(Request request, Response response) {
        // The cheapest check first: most answers are check-ins, and short.
        if (response.body().length < MIN_BYTES || !mayBeCompressed(response)) {
            return response;
        }
        var varying = response.varyingBy(ACCEPT_ENCODING);
        if (!AcceptedCodings.of(request.headers(ACCEPT_ENCODING)).prefersGzip()) {
            return varying;
        }
        return switch (response.gzip()) {
            case Gzip.Ready(var body) -> compressed(varying, body);
            case Gzip.WhenSent _ -> compressed(varying, Gzip.compress(response.body()));
            case Gzip.Never _ -> response;
        };
    }

    private static boolean mayBeCompressed(Response response) {
        return !(response.gzip() instanceof Gzip.Never)
                && isCompressible(response.contentType())
                && response.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(CONTENT_ENCODING));
    }

    /** Pictures, documents and archives are compressed already. */
    private static boolean isCompressible(String contentType) {
        int semicolon = contentType.indexOf(';');
        var type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TYPES.contains(type) || type.endsWith("+json") || type.endsWith("+xml");
    }

    private static Response compressed(Response response, byte[] body) {
        var headers = new ArrayList<Header>();
        for (var header : response.headers()) {
            headers.add(header.name().equalsIgnoreCase(ETAG) ? new Header(header.name(), tag(header.value())) : header);
        }
        headers.add(new Header(CONTENT_ENCODING, "gzip"));
        return response.withHeaders(headers).withBody(body);
    }

    /** For a body whose bytes differ from those that a strong tag stands for. */
    private static String tag(String value) {
        return value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                ? value.substring(0, value.length() - 1) + "-gzip\""
                : value;
    }
}
