package org.spaarpunt.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectTransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of each request before Helidon does and hands it on in the one form that Helidon takes: a target in origin form,
 * HTTP/1.1, a Host. Nearly every head has that form already; of such a one only the first line is looked at, and nothing is copied.
 *
 * <p>Where a request ends is for Helidon alone to decide, so that there are never two opinions about it: everything behind a head is
 * handed on unread, and what Helidon has left when a request is complete is given back to become the beginning of the next head.
 * A head that cannot be understood is handed on as it came, and Helidon refuses it.
 *
 * <p>Belongs to one connection and its thread.
 */
final class RequestHeads {
    /** Some clients send one after a body; RFC 9112 section 2.2 asks to pass over it. */
    private static final int MAX_EMPTY_LINES = 8;

    private static final int UNFINISHED = -1;
    private static final int BROKEN = -2;
    private static final byte[] NOTHING = {};
    private static final byte[] USUAL_END = " HTTP/1.1".getBytes(StandardCharsets.US_ASCII);

    private final Supplier<byte @Nullable []> source;
    private final Supplier<String> ownAuthority;
    private byte[] kept = NOTHING;
    private Optional<String> namedScheme = Optional.empty();

    /**
     * @param source what the client sends, as it comes; null at the end
     * @param ownAuthority the address that the client is connected to: where HTTP/1.0 names no host, it means that one
     */
    RequestHeads(Supplier<byte @Nullable []> source, Supplier<String> ownAuthority) {
        this.source = source;
        this.ownAuthority = ownAuthority;
    }

    /** The scheme that the target of the present request names, if it names one. */
    Optional<String> namedScheme() {
        return namedScheme;
    }

    /** Takes back what was handed on and belongs to the next request. */
    void giveBack(byte[] beyond) {
        kept = beyond;
    }

    /** The beginning of the next request, at least its first line where that is whole; null at the end. */
    byte @Nullable [] next() {
        byte[] head = kept;
        kept = NOTHING;
        namedScheme = Optional.empty();
        while (true) {
            int start = afterEmptyLines(head);
            int end = endOfLine(head, start);
            if (end == BROKEN || (end == UNFINISHED && head.length - start > HttpListener.MAX_REQUEST_LINE_BYTES)) {
                return from(head, start);
            }
            if (end != UNFINISHED) {
                return inUsualForm(from(head, start), end - start);
            }
            byte[] more = source.get();
            if (more == null) {
                return head.length > start ? from(head, start) : null;
            }
            head = joined(head, more);
        }
    }

    private byte[] inUsualForm(byte[] head, int lineLength) {
        if (isUsual(head, lineLength)) {
            return head;
        }
        return switch (RequestLine.parse(new String(head, 0, lineLength, StandardCharsets.ISO_8859_1))) {
            case RequestLine.Malformed _ -> head;
            case RequestLine.OtherVersion(var method, var path) ->
                throw refused(DirectHandler.EventType.HTTP_VERSION_NOT_SUPPORTED, method, path);
            case RequestLine.Served line -> rewritten(line, head, lineLength + "\r\n".length());
        };
    }

    private static boolean isUsual(byte[] head, int lineLength) {
        int version = lineLength - USUAL_END.length;
        int target = 0;
        while (target < version && head[target] != ' ') {
            target++;
        }
        return target + 1 < version
                && head[target + 1] == '/'
                && Arrays.equals(head, version, lineLength, USUAL_END, 0, USUAL_END.length);
    }

    private byte[] rewritten(RequestLine.Served line, byte[] begun, int headersAt) {
        byte[] head = withHeaders(begun, headersAt);
        int end = endOfHeaders(head, headersAt);
        namedScheme = line.named().map(RequestLine.Named::scheme);
        if (end < 0) {
            // Too long, broken or never finished: Helidon says so once it has read them.
            return joined(latin(firstLine(line)), from(head, headersAt));
        }
        var headers = HeadHeaders.parse(new String(head, headersAt, end - headersAt, StandardCharsets.ISO_8859_1));
        if (line.old() && headers.has("Transfer-Encoding")) {
            // RFC 9112 section 6.1: HTTP/1.0 does not know it, so a proxy before us may have read another body.
            throw refused(DirectHandler.EventType.BAD_REQUEST, line.method(), line.path());
        }
        var usual = line.old() ? headers.asOfVersion11(ownAuthority) : headers;
        var addressed =
                line.named().map(named -> usual.forHost(named.authority())).orElse(usual);
        return joined(latin(firstLine(line) + addressed.text()), from(head, end));
    }

    private static String firstLine(RequestLine.Served line) {
        return line.method() + " " + line.target() + " HTTP/1.1\r\n";
    }

    private byte[] withHeaders(byte[] begun, int headersAt) {
        byte[] head = begun;
        while (endOfHeaders(head, headersAt) == UNFINISHED
                && head.length - headersAt <= HttpListener.MAX_HEADERS_BYTES) {
            byte[] more = source.get();
            if (more == null) {
                return head;
            }
            head = joined(head, more);
        }
        return head;
    }

    private static int afterEmptyLines(byte[] head) {
        int start = 0;
        while (start < 2 * MAX_EMPTY_LINES
                && start + 1 < head.length
                && head[start] == '\r'
                && head[start + 1] == '\n') {
            start += 2;
        }
        return start;
    }

    /** Where the line break of the line stands that begins here; broken is a line with half a line break in it. */
    private static int endOfLine(byte[] head, int start) {
        for (int at = start; at < head.length; at++) {
            if (head[at] == '\n') {
                return BROKEN;
            }
            if (head[at] == '\r') {
                if (at + 1 == head.length) {
                    return UNFINISHED;
                }
                return head[at + 1] == '\n' ? at : BROKEN;
            }
        }
        return UNFINISHED;
    }

    /** Where the empty line stands that ends the headers which begin here. */
    private static int endOfHeaders(byte[] head, int start) {
        int line = start;
        while (true) {
            int end = endOfLine(head, line);
            if (end == line || end < 0) {
                return end;
            }
            line = end + 2;
        }
    }

    private static byte[] from(byte[] head, int start) {
        return start == 0 ? head : Arrays.copyOfRange(head, start, head.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Each character was one byte and becomes it again. */
    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RequestException refused(DirectHandler.EventType type, String method, String path) {
        return RequestException.builder()
                .type(type)
                .status(
                        type == DirectHandler.EventType.BAD_REQUEST
                                ? Status.BAD_REQUEST_400
                                : Status.HTTP_VERSION_NOT_SUPPORTED_505)
                .request(DirectTransportRequest.create("HTTP/1.1", method, path))
                .message("not served: " + type)
                .build();
    }
}
