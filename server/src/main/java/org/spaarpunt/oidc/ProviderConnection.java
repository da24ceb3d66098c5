package org.spaarpunt.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Spans;

/**
 * Sends requests to the provider, within limits: it may be slow, or send without end, and users that wait for it must
 * not exhaust this server. No redirect is followed. Safe for use by many threads.
 */
final class ProviderConnection implements HTTPRequestSender, AutoCloseable {
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    static final long MAX_ANSWER_BYTES = 256 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_CONVERSATIONS = 16;

    private final Duration patience;
    private final Semaphore conversations = new Semaphore(MAX_CONVERSATIONS);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param patience how long a whole answer may take */
    ProviderConnection(Duration patience) {
        this.patience = patience;
    }

    /** The document at an address. */
    String get(URI address) throws ProviderOutageException {
        var answer = exchange(HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build());
        if (answer.statusCode() != 200) {
            throw new ProviderOutageException("The provider answers with status " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends a request that the library made, and gives its answer to the library. */
    HTTPResponse send(HTTPRequest request) throws ProviderOutageException {
        try {
            return request.send(this);
        } catch (IOException e) {
            throw e.getCause() instanceof ProviderOutageException outage
                    ? outage
                    : new ProviderOutageException("The provider's answer cannot be read", e);
        }
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        var body = Optional.ofNullable(asked.getBody()).map(BodyPublishers::ofString);
        var request = HttpRequest.newBuilder(asked.getURI())
                .method(asked.getMethod().name(), body.orElseGet(BodyPublishers::noBody));
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            var answer = exchange(request.build());
            var told = new HTTPResponse(answer.statusCode());
            answer.headers().map().forEach((name, values) -> told.setHeader(name, values.toArray(String[]::new)));
            told.setBody(answer.body());
            return told;
        } catch (ProviderOutageException e) {
            throw new IOException(e);
        }
    }

    /** Aborts pending requests. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<String> exchange(HttpRequest request) throws ProviderOutageException {
        try (var span = Spans.beginCall(request.method(), request.uri())) {
            try {
                var answer = answer(request);
                span.set(Attribute.STATUS, answer.statusCode());
                return answer;
            } catch (ProviderOutageException failure) {
                span.fail(failure);
                throw failure;
            }
        }
    }

    private HttpResponse<String> answer(HttpRequest request) throws ProviderOutageException {
        if (!conversations.tryAcquire()) {
            throw new ProviderOutageException("Too many requests wait for the provider");
        }
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ProviderOutageException("The provider cannot be reached, or says too much", e);
        } catch (TimeoutException e) {
            throw new ProviderOutageException("The provider takes too long to answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderOutageException("Interrupted while waiting for the provider", e);
        } finally {
            answer.cancel(true);
            conversations.release();
        }
    }
}
