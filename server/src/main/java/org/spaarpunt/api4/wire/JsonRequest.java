package org.spaarpunt.api4.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Multipart;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Upload;
import org.spaarpunt.identity.User;
import org.spaarpunt.storage.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request whose caller is known, ready for its operation.
 *
 * @param sent as the listener read it
 * @param query decoded
 * @param segments the values of the path's braces, decoded, in order
 * @param key the {@code Idempotency-Key}, if there is one
 */
public record JsonRequest(
        Operation operation,
        ApiCaller caller,
        Request sent,
        Parameters query,
        List<String> segments,
        Arrival arrival,
        Optional<String> key) {

    /** Of a form with a file: photographs of phones, in the sizes in which applications show them. */
    public static final int MAX_FILE_FORM_BYTES = 1024 * 1024;

    public JsonRequest {
        segments = List.copyOf(segments);
    }

    /** The same request, whose upload has been read. */
    JsonRequest withBody(byte[] body) {
        return new JsonRequest(operation, caller, sent.withBody(body), query, segments, arrival, key);
    }

    /** The value of the first braces of the path. */
    public String segment() {
        return segments.getFirst();
    }

    public String secondSegment() {
        return segments.get(1);
    }

    /** Reads the query; what is wrong in it is answered before the call. */
    public <T> Reading<T> query(Function<Query, T> reader) {
        return new Query(query).read(reader);
    }

    /** Reads a body that is an object. */
    public <T> Reading<T> body(Function<Fields, T> reader) {
        return tree(body -> Fields.read(body, reader));
    }

    /** Reads a body that is an array of at most this many objects. */
    public <T> Reading<List<T>> bodies(int most, Function<Fields, T> reader) {
        return tree(body -> Fields.readAll(body, most, reader));
    }

    /**
     * Reads a body that is a form with a file.
     *
     * @param name of the part that is the file
     */
    public Reading<Upload> file(String name) {
        if (sent.body().length == 0) {
            return new Reading.Unreadable<>(Problem.of(ProblemType.BODY_MISSING, "This operation needs a file."));
        }
        return Multipart.read(sent.header("Content-Type").orElse(""), sent.body(), name)
                .flatMap(Multipart::upload)
                .<Reading<Upload>>map(Reading.Read::new)
                .orElseGet(() -> new Reading.Unreadable<>(Problem.of(
                        ProblemType.BODY_INVALID_SYNTAX, "The body has no part \"" + name + "\" that can be read.")));
    }

    /** What the request asks for in case it is repeated; its key belongs to the application. */
    public Optional<IdempotentRequest> idempotency() {
        return key.map(known -> new IdempotentRequest(known, digest(), rendering()));
    }

    /**
     * The same; and without a key, the same act of the same user within this time is one request.
     *
     * @param act what is done and to whom
     */
    public Optional<IdempotentRequest> idempotencyOr(Duration time, String act) {
        return idempotency().or(() -> sameActWithin(time, act));
    }

    /** The same for a request without a key; of an application without a user, each act is one of its own. */
    public Optional<IdempotentRequest> sameActWithin(Duration time, String act) {
        return caller.user()
                .map(user -> IdempotentRequest.sameActWithin(
                        time, String.join("\n", operation.name(), user.uid(), act), rendering()));
    }

    /** The application that the request comes through; the operation must accept no caller without one. */
    public Consumer application() {
        return caller.application().orElseThrow();
    }

    /** A header of the answer that reports whether it repeats an earlier one. */
    public Response marked(Response response, boolean replayed) {
        return replayed ? response.with("Idempotency-Replayed", "true") : response;
    }

    private Rendering rendering() {
        return new Rendering(operation.name(), arrival.site());
    }

    private UUID digest() {
        return Digest.of(String.join(
                "\n",
                sent.method(),
                sent.path(),
                sent.query(),
                caller.user().map(User::uid).orElse(""),
                Digest.of(new String(sent.body(), StandardCharsets.UTF_8)).toString()));
    }

    private <T> Reading<T> tree(Function<JsonNode, Reading<T>> reader) {
        if (sent.body().length == 0) {
            return new Reading.Unreadable<>(Problem.of(ProblemType.BODY_MISSING, "This operation needs a JSON body."));
        }
        try {
            return reader.apply(Json.MAPPER.readTree(sent.body()));
        } catch (JacksonException malformed) {
            return new Reading.Unreadable<>(
                    Problem.of(ProblemType.BODY_INVALID_SYNTAX, "The body is not JSON: " + Json.flaw(malformed)));
        }
    }
}
