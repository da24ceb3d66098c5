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
 * Reads the head of each request before Helidon does and passes it on in the one form that Helidon accepts: a target in
 * origin form, HTTP/1.1, a Host. Nearly every head has that form already; then only the first line is looked at, and
 * nothing is copied.
 *
 * <p>Where a request ends is decided by Helidon alone, so that there are never two opinions about it: everything after
 * a head is passed on unread, and what Helidon has left over when a request is complete is returned here as the
 * beginning of the next head. A head that cannot be parsed is passed on as it came, and Helidon refuses it.
 *
 * <p>Belongs to one connection and its thread.
 */
final class RequestHeads {
    /** Some clients send an empty line after a body; RFC 9112 section 2.2 asks servers to ignore it. */
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
     * @param ownAuthority the address that the client is connected to: used for HTTP/1.0 requests that name no host
     */
    RequestHeads(Supplier<byte @Nullable []> source, Supplier<String> ownAuthority) {
        this.source = source;
        this.ownAuthority = ownAuthority;
    }

    /** The scheme that the target of the current request names, if it names one. */
    Optional<String> namedScheme() {
        return namedScheme;
    }

    /** Takes back bytes that were passed on but belong to the next request. */
    void giveBack(byte[] beyond) {
        kept = beyond;
    }

    /** The beginning of the next request, with at least its first line if that is complete; null at the end. */
    byte @Nullable [] next() {
        var head = new Received(kept);
        kept = NOTHING;
        namedScheme = Optional.empty();
        int emptyLines = 0;
        while (true) {
            int end = head.endOfLine();
            if (end == head.line && emptyLines < MAX_EMPTY_LINES) {
                head.nextLine();
                emptyLines++;
            } else if (end == UNFINISHED && head.sinceLine() <= HttpListener.MAX_REQUEST_LINE_BYTES) {
                if (!head.add(source.get())) {
                    return head.sinceLine() > 0 ? from(head.bytes, head.line) : null;
                }
            } else {
                return end < 0 ? from(head.bytes, head.line) : inUsualForm(head, end);
            }
        }
    }

    private byte[] inUsualForm(Received head, int end) {
        if (isUsual(head.bytes, head.line, end)) {
            return from(head.bytes, head.line);
        }
        return switch (RequestLine.parse(text(head.bytes, head.line, end))) {
            case RequestLine.Malformed _ -> from(head.bytes, head.line);
            case RequestLine.OtherVersion(var method, var path) ->
                throw refused(
                        DirectHandler.EventType.HTTP_VERSION_NOT_SUPPORTED,
                        Status.HTTP_VERSION_NOT_SUPPORTED_505,
                        method,
                        path);
            case RequestLine.Served line -> rewritten(line, head);
        };
    }

    private static boolean isUsual(byte[] head, int start, int end) {
        int version = end - USUAL_END.length;
        int space = start;
        while (space < version && head[space] != ' ' && !isLowerCase(head[space])) {
            space++;
        }
        return space + 1 < version
                && head[space] == ' '
                && head[space + 1] == '/'
                && Arrays.equals(head, version, end, USUAL_END, 0, USUAL_END.length);
    }

    private static boolean isLowerCase(byte letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private byte[] rewritten(RequestLine.Served line, Received head) {
        if (line.method().chars().anyMatch(letter -> isLowerCase((byte) letter))) {
            // RFC 9110 section 9.1: methods are case-sensitive. Helidon would take "get" for GET.
            throw refused(DirectHandler.EventType.BAD_REQUEST, Status.NOT_IMPLEMENTED_501, line.method(), line.path());
        }
        head.nextLine();
        int headersAt = head.line;
        int end = endOfHeaders(head, headersAt);
        namedScheme = line.named().map(RequestLine.Named::scheme);
        if (end < 0) {
            // Too long, broken or never finished: Helidon reports it once it has read them.
            return joined(latin(firstLine(line)), from(head.bytes, headersAt));
        }
        var headers = HeadHeaders.parse(text(head.bytes, headersAt, end));
        if (line.old() && headers.has("Transfer-Encoding")) {
            // RFC 9112 section 6.1: HTTP/1.0 does not know it, so a proxy in front may have read another body.
            throw refused(DirectHandler.EventType.BAD_REQUEST, Status.BAD_REQUEST_400, line.method(), line.path());
        }
        var usual = line.old() ? headers.asOfVersion11(ownAuthority) : headers;
        var addressed =
                line.named().map(named -> usual.forHost(named.authority())).orElse(usual);
        return joined(latin(firstLine(line) + addressed.text()), from(head.bytes, end));
    }

    private static String firstLine(RequestLine.Served line) {
        return line.method() + " " + line.target() + " HTTP/1.1\r\n";
    }

    /** The position of the empty line that ends the headers; receives as much as is needed to find it. */
    private int endOfHeaders(Received head, int headersAt) {
        while (true) {
            int end = head.endOfLine();
            if (end == head.line || end == BROKEN) {
                return end;
            }
            if (end != UNFINISHED) {
                head.nextLine();
            } else if (head.bytes.length - headersAt > HttpListener.MAX_HEADERS_BYTES || !head.add(source.get())) {
                return UNFINISHED;
            }
        }
    }

    /** The part of a head received so far. Each byte is looked at once, however slowly they arrive. */
    private static final class Received {
        private byte[] bytes;
        /** Where the current line begins. */
        private int line;
        /** There is no line break in the current line before this position. */
        private int searched;

        Received(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Where the line break of the current line is; a line with a lone CR or LF in it is broken. */
        int endOfLine() {
            while (searched < bytes.length && bytes[searched] != '\r' && bytes[searched] != '\n') {
                searched++;
            }
            if (searched == bytes.length || (bytes[searched] == '\r' && searched + 1 == bytes.length)) {
                return UNFINISHED;
            }
            return bytes[searched] == '\r' && bytes[searched + 1] == '\n' ? searched : BROKEN;
        }

        /** Goes on behind a line break that was found. */
        void nextLine() {
            searched += 2;
            line = searched;
        }

        int sinceLine() {
            return bytes.length - line;
        }

        /** False at the end of what the client sends. */
        boolean add(byte @Nullable [] more) {
            if (more != null) {
                bytes = joined(bytes, more);
            }
            return more != null;
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

    /** A character for each byte, so that none is lost. */
    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RequestException refused(DirectHandler.EventType type, Status status, String method, String path) {
        return RequestException.builder()
                .type(type)
                .status(status)
                .request(DirectTransportRequest.create("HTTP/1.1", method, path))
                .message("not served: " + status.code())
                .build();
    }
}
