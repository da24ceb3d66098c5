package org.spaarpunt.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/** Calls a server as one consumer, signing every request. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI server;
    private final OAuthSigner signer;
    private final List<String> headers;

    public Client(URI server, Keys keys, InstantSource clock) {
        this(server, new OAuthSigner(keys, () -> UUID.randomUUID().toString(), clock), List.of());
    }

    private Client(URI server, OAuthSigner signer, List<String> headers) {
        this.server = server;
        this.signer = signer;
        this.headers = headers;
    }

    /** The same client with one more header on every request. */
    public Client with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Client(server, signer, more);
    }

    /** Posts a form of names and values in turn. The path stands below the protocol's prefix. */
    public Answer post(String path, String... namesAndValues) {
        return post(path, parameters(namesAndValues));
    }

    public Answer post(String path, Parameters form) {
        return send("POST", address(path), FORM, form.encoded(), form);
    }

    /** Posts a form of names and values in turn, and gets a file. */
    public HttpResponse<byte[]> download(String path, String... namesAndValues) {
        var form = parameters(namesAndValues);
        var request = request("POST", address(path), FORM, form.encoded(), form);
        return exchange(request, BodyHandlers.ofByteArray());
    }

    /** Gets a path, which may have a query. */
    public Answer get(String path) {
        return send("GET", address(path), "", "", Parameters.none());
    }

    /** Sends any body; only a form is signed with its parameters. */
    public Answer send(String method, String path, String contentType, String body) {
        return send(method, address(path), contentType, body, Parameters.none());
    }

    /** Sends bytes that are no text. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        var address = address(path);
        return exchange(HttpRequest.newBuilder(address)
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Authorization", signer.authorization(method, address, Parameters.none()))
                .header("Content-Type", contentType)
                .build());
    }

    private Answer send(String method, URI address, String contentType, String body, Parameters signedForm) {
        return exchange(request(method, address, contentType, body, signedForm));
    }

    private HttpRequest request(String method, URI address, String contentType, String body, Parameters signedForm) {
        var request = HttpRequest.newBuilder(address)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", signer.authorization(method, address, signedForm));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request.build();
    }

    /** Sends a request as it is. */
    public static Answer exchange(HttpRequest request) {
        return Answer.of(exchange(request, BodyHandlers.ofString()));
    }

    /** Sends a request as it is, and gets a file. */
    public static HttpResponse<byte[]> download(HttpRequest request) {
        return exchange(request, BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        try {
            return HTTP.send(request, reader);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private URI address(String path) {
        return server.resolve("/uitid/rest/" + path);
    }

    private static Parameters parameters(String... namesAndValues) {
        var pairs = new ArrayList<Parameter>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Parameters(pairs);
    }
}
