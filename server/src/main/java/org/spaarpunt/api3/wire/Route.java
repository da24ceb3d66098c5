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
 * @param path below the prefix; segments may stand in braces and match any text
 * @param right what the caller must have
 * @param decided where it is found out whether the caller has it
 */
public record Route(String method, String path, Right right, Decided decided, CallParameters reads, Call call)
        implements Endpoint {
    /** Every address of the protocol begins with this. */
    public static final String PREFIX = "/uitid/rest";

    private static final String COMMON = "/uitpas/";

    public enum Decided {
        /** Before the call sees the request. */
        AT_THE_DOOR,
        /** By the call, because the protocol gives the question a place among its other rules. */
        IN_THE_CALL
    }

    public interface Call {
        Response answer(ApiRequest request);
    }

    public static Route get(String path, Right right, CallParameters reads, Call call) {
        return new Route("GET", path, right, Decided.AT_THE_DOOR, reads, call);
    }

    public static Route post(String path, Right right, CallParameters reads, Call call) {
        return new Route("POST", path, right, Decided.AT_THE_DOOR, reads, call);
    }

    /** The same route, whose call decides about its right. */
    public Route decidedInTheCall() {
        return new Route(method, path, right, Decided.IN_THE_CALL, reads, call);
    }

    /** Whether only a user can have the right, so that the request must come with an access token. */
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

    /** {@link #name()} as the protocol's documents say it, without what most of the paths begin with. */
    public String shortName() {
        return method + " " + (path.startsWith(COMMON) ? path.substring(COMMON.length()) : path.substring(1));
    }

    /** What stands in the places of the segments in braces, decoded; empty when it cannot be. The path is one of this route's. */
    public Optional<List<String>> decodedSegments(String rawPath) {
        var decoded = segments(rawPath).orElseThrow().stream()
                .map(PercentEncoding::decode)
                .toList();
        return decoded.stream().allMatch(Optional::isPresent)
                ? Optional.of(decoded.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }
}
