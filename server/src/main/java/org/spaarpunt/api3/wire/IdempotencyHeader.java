package org.spaarpunt.api3.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotencyKeys;
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

    private IdempotencyHeader() {}

    /** The distinct keys of the request. */
    public static List<String> keys(Request request) {
        return IdempotencyKeys.in(request.headers(HEADER));
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
