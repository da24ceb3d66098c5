package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Endpoint;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.rights.Right;

/**
 * One call of the protocol.
 *
 * @param path below the prefix; segments in braces match any text
 * @param right the right that the caller needs
 * @param decided where it is checked that the caller has the right
 * @param claimsItsNonce whether the call saves nothing except in a transaction that also claims the nonce of the
 *     request; otherwise the nonce is claimed before the call
 */
public record Route(
        String method,
        String path,
        Right right,
        Decided decided,
        CallParameters reads,
        boolean claimsItsNonce,
        Call call)
        implements Endpoint {
    /** Every address of the protocol begins with this. */
    public static final String PREFIX = "/uitid/rest";

    private static final String COMMON = "/uitpas/";
    private static final Optional<List<String>> NO_SEGMENTS = Optional.of(List.of());

    public enum Decided {
        /** Before the request reaches the call. */
        AT_THE_DOOR,
        /** By the call, because the protocol places the check among the call's other rules. */
        IN_THE_CALL
    }

    public interface Call {
        Response answer(ApiRequest request);
    }

    public static Route get(String path, Right right, CallParameters reads, Call call) {
        return new Route("GET", path, right, Decided.AT_THE_DOOR, reads, false, call);
    }

    public static Route post(String path, Right right, CallParameters reads, Call call) {
        return new Route("POST", path, right, Decided.AT_THE_DOOR, reads, false, call);
    }

    /** The same route, where the call checks the right. */
    public Route decidedInTheCall() {
        return new Route(method, path, right, Decided.IN_THE_CALL, reads, claimsItsNonce, call);
    }

    /** The same route, where the call claims the nonce together with what it saves. */
    public Route claimingItsNonce() {
        return new Route(method, path, right, decided, reads, true, call);
    }

    /** Whether only a user can have the right, so that the request needs an access token. */
    public boolean needsUser() {
        return switch (right) {
            case Right.AnyUser _, Right.OwnAccount _, Right.AtCounter _ -> true;
            case Right.Anybody _,
                    Right.Device _,
                    Right.RequestToken _,
                    Right.OfConsumer _,
                    Right.OfConsumerOrActionAt _ -> false;
        };
    }

    /** {@link #name()} as in the protocol's documents, without the prefix that most paths share. */
    public String shortName() {
        return method + " " + (path.startsWith(COMMON) ? path.substring(COMMON.length()) : path.substring(1));
    }

    /**
     * The decoded values of the segments in braces; empty if they cannot be decoded. The path must match this route.
     */
    public Optional<List<String>> decodedSegments(String rawPath) {
        if (isLiteral()) {
            return NO_SEGMENTS;
        }
        var decoded = segments(rawPath).orElseThrow().stream()
                .map(PercentEncoding::decode)
                .toList();
        return decoded.stream().allMatch(Optional::isPresent)
                ? Optional.of(decoded.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }
}
