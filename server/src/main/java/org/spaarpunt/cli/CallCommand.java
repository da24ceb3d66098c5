package org.spaarpunt.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.spaarpunt.identity.OAuthSigner;
import org.spaarpunt.identity.Parameters;

/** Signs one request, sends it, and prints the status and the body. */
public final class CallCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Supplier<String> nonces;
    private final InstantSource clock;

    public CallCommand(PrintStream out, Supplier<String> nonces, InstantSource clock) {
        this.out = out;
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * Makes the call.
     *
     * @return whether the answer had a status of 2xx
     * @throws IOException when there was no answer
     */
    public boolean run(CallArguments call) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var answer = client.send(signed(call), BodyHandlers.ofString());
            out.println("HTTP " + answer.statusCode());
            if (!answer.body().isEmpty()) {
                out.println(answer.body());
            }
            return answer.statusCode() / 100 == 2;
        }
    }

    private HttpRequest signed(CallArguments call) {
        boolean inQuery = call.method().equals("GET") || call.method().equals("DELETE");
        var encoded = call.parameters().encoded();
        var address = inQuery && !encoded.isEmpty() ? withQuery(call.address(), encoded) : call.address();
        var form = inQuery ? Parameters.none() : call.parameters();
        var signer = new OAuthSigner(call.profile().keys(), nonces, clock);
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Authorization", signer.authorization(call.method(), address, form));
        if (!inQuery) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        call.headers().forEach(header -> request.header(header.name(), header.value()));
        return request.method(call.method(), inQuery ? BodyPublishers.noBody() : BodyPublishers.ofString(encoded))
                .build();
    }

    private static URI withQuery(URI address, String query) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
    }
}
