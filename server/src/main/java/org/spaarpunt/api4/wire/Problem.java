package org.spaarpunt.api4.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spaarpunt.http.Response;

/**
 * A refusal, as {@code application/problem+json} (RFC 9457). Whatever its status, it has a text for the person in front
 * of the screen in every language, because clients show {@code endUserMessage.nl} without asking whether there is one.
 *
 * @param status what the operation's description declares; most often that of the type
 * @param detail for the developer of the client, in English
 * @param text the key of the text for people, and what fills its places
 * @param extra further fields, in this order
 */
public record Problem(ProblemType type, int status, String detail, ProblemText text, Map<String, Object> extra) {
    private static final String CONTENT_TYPE = "application/problem+json";

    public Problem {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** A problem with the usual status and text of its type. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, type.status(), detail, ProblemText.of(type), Map.of());
    }

    /** An {@code Idempotency-Key} stands for one request. */
    public static Problem keyReused() {
        return of(ProblemType.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key was used for another request.");
    }

    /** The same with another status: where the path names what is missing it is 404, in a body or query 400. */
    public Problem withStatus(int other) {
        return new Problem(type, other, detail, text, extra);
    }

    /** The same problem by another type, with its text. */
    public Problem typed(ProblemType other) {
        return new Problem(other, other.status(), detail, ProblemText.of(other), extra);
    }

    /** The same with another text for people. */
    public Problem saying(ProblemText other) {
        return new Problem(type, status, detail, other, extra);
    }

    /** The same with one more field. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(extra);
        more.put(name, value);
        return new Problem(type, status, detail, text, more);
    }

    public Response response() {
        return Response.of(status, CONTENT_TYPE, Json.bytes(body())).meaning(type.name());
    }

    /** The fields, for an answer with several problems. */
    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type.address());
        body.put("title", type.title());
        body.put("status", status);
        body.put("detail", detail);
        body.put("endUserMessage", text.inEveryLanguage());
        body.putAll(extra);
        return body;
    }
}
