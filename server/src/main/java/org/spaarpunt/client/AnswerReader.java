package org.spaarpunt.client;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads answers from bytes: HTTP/1.1 with a Content-Length, which is all that this server sends. */
public final class AnswerReader {
    /** Larger than any answer to a check-in. */
    public static final int MAX_ANSWER_BYTES = 16 * 1024;

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int STATUS_START = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_START + 3;
    private static final int FIRST_REFUSAL = 400;

    private AnswerReader() {}

    /**
     * Reads one answer from the bytes received so far, position 0 up to the buffer's position, and takes it out.
     *
     * @return empty if it has not arrived completely yet
     */
    public static Optional<Answer> read(ByteBuffer received) throws ProtocolException {
        var text =
                new String(received.array(), received.arrayOffset(), received.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return Optional.empty();
        }
        int bodyStart = head + END_OF_HEAD.length();
        var headers = text.substring(0, head).toLowerCase(Locale.ROOT);
        int bodyEnd = bodyStart + contentLength(headers);
        if (text.length() < bodyEnd) {
            return Optional.empty();
        }
        received.flip().position(bodyEnd);
        received.compact();
        return Optional.of(answer(headers, text.substring(bodyStart, bodyEnd)));
    }

    private static Answer answer(String headers, String body) throws ProtocolException {
        int status = number(headers.substring(STATUS_START, STATUS_END));
        boolean isJson = body.startsWith("{");
        var points = isJson ? Answer.member(body, "totalPoints") : Answer.element(body, "points");
        var code = status < FIRST_REFUSAL ? "" : isJson ? reason(body) : Answer.element(body, "code");
        return new Answer(
                status,
                points == null ? Answer.NO_POINTS : number(points),
                code == null ? "" : code,
                "true".equals(header(headers, "idempotency-replayed")),
                "close".equals(header(headers, "connection")));
    }

    /** Why a check-in was refused; of other problems, their type. */
    private static @Nullable String reason(String problem) {
        var reason = Answer.member(problem, "reason");
        return reason == null ? Answer.member(problem, "type") : reason;
    }

    private static int contentLength(String headers) throws ProtocolException {
        var length = header(headers, "content-length");
        if (length == null) {
            throw new ProtocolException("An answer without a Content-Length");
        }
        return number(length);
    }

    private static @Nullable String header(String headers, String name) {
        int start = headers.indexOf("\r\n" + name + ":");
        if (start < 0) {
            return null;
        }
        int value = start + name.length() + "\r\n:".length();
        int end = headers.indexOf("\r\n", value);
        return headers.substring(value, end < 0 ? headers.length() : end).strip();
    }

    private static int number(String text) throws ProtocolException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new ProtocolException("Not a number: " + text);
        }
    }
}
