package org.spaarpunt.api3.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.ProtocolParameters;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.Digest;

/**
 * The value of an {@code Idempotency-Key} header, with a digest of the request that it came with.
 *
 * @param request covers method, path, user and the call's parameters in any order, and nothing that a repeat signs anew
 */
public record IdempotencyHeader(String key, UUID request) {
    public static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    /** Between the values of several headers that a client or a proxy has joined to one; a key holds no space. */
    private static final Pattern BETWEEN = Pattern.compile(",[ \\t]+");

    /** The keys that a request came with, each once. */
    public static List<String> keys(Request request) {
        return request.headers(HEADER).stream()
                .flatMap(value -> Stream.of(BETWEEN.split(value, -1)))
                .distinct()
                .toList();
    }

    /** Whether a header can be a key: visible ASCII, and not too long. */
    public static boolean isWellFormed(String header) {
        return !header.isEmpty()
                && header.length() <= IdempotentRequest.MAX_KEY_LENGTH
                && header.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    /** The wish for the same answer again, in a feature's terms. */
    public <T> IdempotentRequest<T> wording(Function<T, String> body) {
        return new IdempotentRequest<>(key, request, body);
    }

    /**
     * The key of one of several actions that a request asks for, each of which keeps its own answer; no caller can choose it, for it
     * begins with a space.
     *
     * @param position among the actions, from 1
     */
    public IdempotencyHeader ofAction(int position) {
        return new IdempotencyHeader(" " + Digest.of(key + "\n" + position), request);
    }

    /** A kept answer. */
    public static Response answer(Format format, String body, boolean replayed) {
        var response = format.granted(body);
        return marked(response, replayed);
    }

    /** Says of an answer that some of it was given before, where that is so. */
    public static Response marked(Response response, boolean replayed) {
        return replayed ? response.with(REPLAYED, "true") : response;
    }

    /**
     * The header of a request, if it has one.
     *
     * @param keys at most one
     */
    public static Optional<IdempotencyHeader> of(
            List<String> keys, Request request, Parameters parameters, Optional<User> user) {
        return keys.stream().findFirst().map(key -> of(key, request, parameters, user));
    }

    private static IdempotencyHeader of(String header, Request request, Parameters parameters, Optional<User> user) {
        var asked = new Parameters(parameters.pairs().stream()
                .filter(pair -> !ProtocolParameters.isProtocol(pair))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .toList());
        var text = String.join(
                "\n", request.method(), request.path(), user.map(User::uid).orElse(""), asked.encoded());
        return new IdempotencyHeader(header, Digest.of(text));
    }
}
