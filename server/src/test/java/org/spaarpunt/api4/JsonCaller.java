package org.spaarpunt.api4;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api4.contract.AnswerContract;
import org.spaarpunt.api4.contract.Exchange;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Calls the JSON API, as one caller, and checks that each answer keeps to what clients rely on. Paths are below {@code /api4}. */
public final class JsonCaller {
    private final URI server;
    private final Optional<String> token;
    private final List<String> headers;

    JsonCaller(URI server, Optional<String> token) {
        this(server, token, List.of());
    }

    private JsonCaller(URI server, Optional<String> token, List<String> headers) {
        this.server = server;
        this.token = token;
        this.headers = headers;
    }

    /** The same caller, which sends one more header. */
    public JsonCaller with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new JsonCaller(server, token, more);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Posts JSON. */
    public Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public Answer put(String path, String body) {
        return send("PUT", path, BodyPublishers.ofString(body));
    }

    /** Sends any method; an empty body is none. */
    public Answer send(String method, String path, String body) {
        return send(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Puts what is no JSON, in this charset. */
    public Answer put(String path, String body, Charset charset) {
        return send("PUT", path, BodyPublishers.ofString(body, charset));
    }

    private Answer send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(server.resolve("/api4" + path)).method(method, body);
        if (headers.stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        var answer = Client.exchange(request.build());
        AnswerContract.check(new Exchange(method, path.split("\\?", 2)[0], answer));
        return answer;
    }
}
