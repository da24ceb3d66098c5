package org.spaarpunt.api4.wire;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.PercentEncoding;

/**
 * One operation of the API.
 *
 * @param path below the prefix; segments in braces match any text
 * @param accepts the kinds of tokens with which it can be called
 * @param content of the body of its requests
 * @param keepsOutcomes whether its feature keeps the outcome of a request with an {@code Idempotency-Key}
 */
public record Operation(
        String method, String path, Set<TokenKind> accepts, Content content, Call call, boolean keepsOutcomes)
        implements Endpoint {
    /** Every address of the API begins with this. */
    public static final String PREFIX = "/api4";

    /** For operations that users and applications may call. */
    public static final Set<TokenKind> WITH_TOKEN = Set.copyOf(EnumSet.of(TokenKind.USER, TokenKind.CLIENT));

    /** The same, and those that name only their application. */
    public static final Set<TokenKind> WITH_CLIENT_ID =
            Set.copyOf(EnumSet.of(TokenKind.USER, TokenKind.CLIENT, TokenKind.CLIENT_ID));

    public Operation {
        accepts = Set.copyOf(accepts);
    }

    /** What the body of a request is. */
    public enum Content {
        JSON,
        /** A form with a file (multipart/form-data). */
        FILE
    }

    public interface Call {
        Response answer(JsonRequest request);
    }

    public static Operation get(String path, Set<TokenKind> accepts, Call call) {
        return new Operation("GET", path, accepts, Content.JSON, call, false);
    }

    public static Operation post(String path, Set<TokenKind> accepts, Call call) {
        return new Operation("POST", path, accepts, Content.JSON, call, false);
    }

    public static Operation put(String path, Set<TokenKind> accepts, Call call) {
        return new Operation("PUT", path, accepts, Content.JSON, call, false);
    }

    /** An operation whose requests bring a file. */
    public static Operation putFile(String path, Set<TokenKind> accepts, Call call) {
        return new Operation("PUT", path, accepts, Content.FILE, call, false);
    }

    public static Operation delete(String path, Set<TokenKind> accepts, Call call) {
        return new Operation("DELETE", path, accepts, Content.JSON, call, false);
    }

    /** The same operation, whose feature keeps the outcome of a request with an {@code Idempotency-Key}. */
    public Operation keepingOutcomes() {
        return new Operation(method, path, accepts, content, call, true);
    }

    /** Whether its requests bring a file. */
    public boolean receivesFile() {
        return content == Content.FILE;
    }

    boolean isReading() {
        return method.equals("GET");
    }

    /** With the prefix, so that it differs from every name of the older protocol in metrics and logs. */
    @Override
    public String name() {
        return method + " " + PREFIX + path;
    }

    /** The decoded values of the segments in braces; empty if they cannot be decoded. The path must match. */
    Optional<List<String>> decodedSegments(String rawPath) {
        var decoded = segments(rawPath).orElseThrow().stream()
                .map(PercentEncoding::decode)
                .toList();
        return decoded.stream().allMatch(Optional::isPresent)
                ? Optional.of(decoded.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }
}
