package org.spaarpunt.api3.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.ProtocolParameters;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.Digest;

/** The {@code Idempotency-Key} of a request, and what its answer reports about it. */
public final class IdempotencyHeader {
    public static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    /** The separator when a client or a proxy joins several headers into one; a key contains no space. */
    private static final Pattern BETWEEN = Pattern.compile(",[ \\t]+");

    private IdempotencyHeader() {}

    /** The distinct keys of the request. */
    public static List<String> keys(Request request) {
        var sent = request.headers(HEADER);
        // Most requests have none, and this runs for each of them.
        if (sent.isEmpty()) {
            return List.of();
        }
        return sent.stream()
                .flatMap(value -> Stream.of(BETWEEN.split(value, -1)))
                .distinct()
                .toList();
    }

    /** Whether a header is a valid key: visible ASCII, and not too long. */
    public static boolean isWellFormed(String header) {
        return !header.isEmpty()
                && header.length() <= IdempotentRequest.MAX_KEY_LENGTH
                && header.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    /**
     * What the header of a request asks for, if present.
     *
     * @param keys at most one key
     * @param rendering of the request's answer
     */
    public static Optional<IdempotentRequest> of(
            List<String> keys, Request request, Parameters parameters, Optional<User> user, Rendering rendering) {
        return keys.stream()
                .findFirst()
                .map(key -> new IdempotentRequest(key, digest(request, parameters, user), rendering));
    }

    /** Marks an answer that partly repeats an earlier one. */
    public static Response marked(Response response, boolean replayed) {
        return replayed ? response.with(REPLAYED, "true") : response;
    }

    /**
     * A digest of method, path, user and the call's parameters in any order; nothing that a repeat signs differently.
     */
    private static UUID digest(Request request, Parameters parameters, Optional<User> user) {
        var own = new Parameters(parameters.pairs().stream()
                .filter(pair -> !ProtocolParameters.isProtocol(pair))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .toList());
        return Digest.of(String.join(
                "\n", request.method(), request.path(), user.map(User::uid).orElse(""), own.encoded()));
    }
}
