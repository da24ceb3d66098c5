package org.spaarpunt.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.secrets.SecretBox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser's way to the provider and back. The browser carries it sealed, so that only the one that set out can come back, once
 * the provider has said so, and no server needs to remember it.
 *
 * @param state comes back in the address: this answer belongs to this trip
 * @param nonce comes back in the token: this token was made for this trip
 * @param verifier proves to the provider that who changes the code is who sent the browser
 * @param returnTo where the browser was told to come back to
 * @param next where the person was going
 * @param expiresAt seconds since 1970
 */
record PendingSignIn(String state, String nonce, String verifier, URI returnTo, String next, long expiresAt) {
    private static final String PURPOSE = "provider-trip";
    private static final JsonMapper JSON = new JsonMapper();

    String sealed(SecretBox box) {
        return box.seal(PURPOSE, JSON.writeValueAsString(this));
    }

    /** Nothing where it was not sealed here, or too long ago. */
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
