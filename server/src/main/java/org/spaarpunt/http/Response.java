package org.spaarpunt.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An answer. The listener adds {@code Date}, {@code Content-Length}, {@code X-Request-Id}, {@code X-Content-Type-Options} and, where
 * it must, {@code Connection}, {@code Retry-After} and {@code Strict-Transport-Security}; to HEAD it sends everything but the body.
 *
 * @param status 200 to 599
 * @param contentType {@code ""} when there is no body to describe
 * @param headers sent in this order; ASCII only; the same name may occur twice
 * @param body empty with 204, 205 and 304; not to be changed
 * @param label for metrics and logs; not sent
 * @param gzip whether a client that accepts it gets the body compressed, when that is worth it
 * @param stream written after the body, for as long as it goes on; then the connection ends
 */
@SuppressWarnings("ArrayRecordComponent") // Responses are never compared; copying each body would only cost time.
public record Response(
        int status,
        String contentType,
        List<Header> headers,
        byte[] body,
        Label label,
        Gzip gzip,
        Optional<StreamedBody> stream) {
    private static final byte[] NOTHING = {};
    private static final String VARY = "Vary";

    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final status: " + status);
        }
        if (body.length > 0 && (status == 204 || status == 205 || status == 304)) {
            throw new IllegalArgumentException("status " + status + " has no body");
        }
        headers = List.copyOf(headers);
        requireAscii(contentType);
        for (Header header : headers) {
            requireAscii(header.value());
        }
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, contentType, List.of(), body, Label.NONE, Gzip.WHEN_SENT, Optional.empty());
    }

    /** A text in UTF-8; the content type must name the charset itself, as in {@code text/html;charset=UTF-8}. */
    public static Response of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response empty(int status) {
        return of(status, "", NOTHING);
    }

    /** An answer whose body is written while it is sent. No proxy is to hold it back. */
    public static Response streaming(String contentType, StreamedBody body) {
        return new Response(200, contentType, List.of(), NOTHING, Label.NONE, Gzip.NEVER, Optional.of(body))
                .with("X-Accel-Buffering", "no");
    }

    /** This answer with one more header, after the existing ones. */
    public Response with(String name, String value) {
        return with(new Header(name, value));
    }

    /** This answer with these headers too, after the existing ones. */
    Response with(Header... more) {
        List<Header> all = new ArrayList<>(headers);
        Collections.addAll(all, more);
        return withHeaders(all);
    }

    /**
     * This answer, marked as depending on that request header: all such headers in one {@code Vary}, since some caches
     * ignore a second.
     */
    Response varyingBy(String requestHeader) {
        List<Header> all = new ArrayList<>(headers);
        for (int i = 0; i < all.size(); i++) {
            Header header = all.get(i);
            if (header.name().equalsIgnoreCase(VARY)) {
                all.set(i, new Header(VARY, header.value() + ", " + requestHeader));
                return withHeaders(all);
            }
        }
        return with(VARY, requestHeader);
    }

    /** The value of the first of its headers of this name, case-insensitive. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** This answer, labelled with the call that it answers. */
    public Response from(String call) {
        return new Response(status, contentType, headers, body, new Label(call, label.code()), gzip, stream);
    }

    /** This answer, labelled with the outcome of the request. */
    public Response meaning(String code) {
        return new Response(status, contentType, headers, body, new Label(label.call(), code), gzip, stream);
    }

    /** This answer, whose body is never compressed. */
    public Response neverCompressed() {
        return with(Gzip.NEVER);
    }

    /** This answer, with its body compressed now, once for every client. */
    public Response compressedOnce() {
        return with(new Gzip.Ready(Gzip.compress(body)));
    }

    /** This answer with another setting for compressing its body. */
    public Response with(Gzip gzip) {
        return new Response(status, contentType, headers, body, label, gzip, stream);
    }

    Response withoutStream() {
        return new Response(status, contentType, headers, body, label, gzip, Optional.empty());
    }

    Response withHeaders(List<Header> headers) {
        return new Response(status, contentType, headers, body, label, gzip, stream);
    }

    Response withBody(byte[] body) {
        return new Response(status, contentType, headers, body, label, gzip, stream);
    }

    private static void requireAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                throw new IllegalArgumentException("a header value is not ASCII");
            }
        }
    }
}
