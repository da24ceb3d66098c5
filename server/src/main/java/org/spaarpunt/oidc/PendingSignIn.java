package org.spaarpunt.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.secrets.SecretBox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sign-in on its way to the provider and back. The browser carries it sealed, so that only the browser that set out
 * can come back, once the provider has answered, and no server needs to store it.
 *
 * @param state comes back in the address, and shows that the answer belongs to this sign-in
 * @param nonce comes back in the token, and shows that it was made for this sign-in
 * @param verifier proves to the provider that the server that exchanges the code is the one that sent the browser
 * @param returnTo the address to which the provider sends the browser back
 * @param next the page that the user was going to
 * @param expiresAt seconds since 1970
 */
record PendingSignIn(String state, String nonce, String verifier, URI returnTo, String next, long expiresAt) {
    private static final String PURPOSE = "provider-trip";
    private static final JsonMapper JSON = new JsonMapper();

    String sealed(SecretBox box) {
        return box.seal(PURPOSE, JSON.writeValueAsString(this));
    }

    /** Nothing if it was not sealed by this installation, or has expired. */
    static Optional<PendingSignIn> open(String sealed, SecretBox box, Instant now) {
        return box.open(PURPOSE, sealed)
                .flatMap(PendingSignIn::parsed)
                .filter(trip -> now.getEpochSecond() < trip.expiresAt());
    }

    private static Optional<PendingSignIn> parsed(String json) {
        try {
            return Optional.of(JSON.readValue(json, PendingSignIn.class));
        } catch (JacksonException otherVersion) {
            return Optional.empty();
        }
    }
}
