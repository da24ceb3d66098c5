package org.spaarpunt.cli;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;

/**
 * Makes the requests of calls, each signed with its keys and a new nonce. Safe for use by many threads if its nonces
 * are.
 *
 * @param nonces gives a different text each time
 */
public record CallSigner(Supplier<String> nonces, InstantSource clock) {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    public HttpRequest sign(CallArguments call) {
        return call.file().isPresent() ? signInParts(call, call.file().get()) : signInOne(call);
    }

    private HttpRequest signInOne(CallArguments call) {
        boolean inQuery = call.method().equals("GET") || call.method().equals("DELETE");
        var encoded = call.parameters().encoded();
        var request = signed(call, inQuery ? encoded : "", inQuery ? Parameters.none() : call.parameters());
        if (!inQuery) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return request.method(call.method(), inQuery ? BodyPublishers.noBody() : BodyPublishers.ofString(encoded))
                .build();
    }

    /** A signature does not cover the parameters of multipart/form-data (RFC 5849 section 3.4.1.3.1). */
    private HttpRequest signInParts(CallArguments call, SentFile file) {
        var boundary = "part-" + nonces.get();
        return signed(call, "", Parameters.none())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .method(call.method(), BodyPublishers.ofByteArray(file.form(call.parameters(), boundary)))
                .build();
    }

    private HttpRequest.Builder signed(CallArguments call, String query, Parameters form) {
        var signer = new OAuthSigner(call.keys(), nonces, clock);
        var request = HttpRequest.newBuilder(withQuery(call.address(), query))
                .timeout(TIMEOUT)
                .header("Authorization", signer.authorization(call.method(), withQuery(call.signedAs(), query), form));
        call.headers().forEach(header -> request.header(header.name(), header.value()));
        return request;
    }

    private static URI withQuery(URI address, String query) {
        return query.isEmpty() ? address : URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
    }
}
