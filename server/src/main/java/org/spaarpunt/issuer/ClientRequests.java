package org.spaarpunt.issuer;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.openid.Clients;
import org.spaarpunt.openid.Clients.Registered;

/** Finds which client sends a request, and whether it proves itself (RFC 6749 section 2.3). */
record ClientRequests(Clients clients) {
    static final String REFUSED = "The client is not known here, or its secret is wrong.";

    /**
     * The client; nothing if it does not prove itself.
     *
     * @param proof none for a client that only gives its id
     */
    Optional<Registered> client(@Nullable ClientAuthentication proof, @Nullable ClientID id) {
        return switch (proof) {
            case PlainClientSecret secret ->
                clients.prove(
                        secret.getClientID().getValue(),
                        Optional.of(secret.getClientSecret().getValue()));
            case null -> Optional.ofNullable(id).flatMap(given -> clients.prove(given.getValue(), Optional.empty()));
            default -> Optional.empty();
        };
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
