package org.spaarpunt.issuer;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.http.Response;
import org.spaarpunt.openid.Clients;
import org.spaarpunt.openid.Clients.Registered;
import org.spaarpunt.openid.OAuthClient;
import org.spaarpunt.openid.TokenTries;
import org.spaarpunt.openid.TokenTries.Kind;

/** Finds which client sends a request, and whether it proves itself (RFC 6749 section 2.3). */
record ClientRequests(Clients clients, TokenTries tries) {
    static final String REFUSED = "The client is not known here, or its secret is wrong.";

    private static final int TOO_MANY = 429;

    /**
     * The answer to a client that proves itself; otherwise its refusal, which is counted.
     *
     * @param proof none for a client that only gives its id
     */
    Response answer(
            IssuerRequest request,
            @Nullable ClientAuthentication proof,
            @Nullable ClientID id,
            Function<OAuthClient, Response> call) {
        var named = named(proof, id);
        return tries.begin(Kind.CLIENT, named, request.client())
                .map(ClientRequests::tooMany)
                .orElseGet(() -> client(proof, id)
                        .map(Registered::client)
                        .map(client -> {
                            tries.wasRight(Kind.CLIENT, named, request.client());
                            return call.apply(client);
                        })
                        .orElseGet(() -> JsonAnswers.error(OAuth2Error.INVALID_CLIENT, REFUSED)));
    }

    /** OAuth has no code for it; that of RFC 8628 says what to do. */
    static Response tooMany(Duration freeIn) {
        return JsonAnswers.error(new ErrorObject("slow_down", "Too many wrong tries from this address.", TOO_MANY))
                .with("Retry-After", String.valueOf(freeIn.toSeconds() + 1));
    }

    private Optional<Registered> client(@Nullable ClientAuthentication proof, @Nullable ClientID id) {
        return switch (proof) {
            case PlainClientSecret secret ->
                clients.prove(
                        secret.getClientID().getValue(),
                        Optional.of(secret.getClientSecret().getValue()));
            case null -> Optional.ofNullable(id).flatMap(given -> clients.prove(given.getValue(), Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** The id of the client that a request names; empty: none. */
    private static String named(@Nullable ClientAuthentication proof, @Nullable ClientID id) {
        return proof == null
                ? Optional.ofNullable(id).map(ClientID::getValue).orElse("")
                : proof.getClientID().getValue();
    }

    /** Refuses a request that proves its client in two ways, or names two clients. */
    static void requireOneClient(HTTPRequest request, @Nullable ClientAuthentication proof) throws ParseException {
        if (request.getAuthorization() == null || proof == null) {
            return;
        }
        var form = request.getBodyAsFormParameters();
        if (form.containsKey("client_secret")) {
            throw new ParseException("The client proves itself in the header and in the body: one is enough");
        }
        var named = form.getOrDefault("client_id", List.of());
        if (named.stream().anyMatch(id -> !id.equals(proof.getClientID().getValue()))) {
            throw new ParseException("The header and the body name two clients");
        }
    }
}
