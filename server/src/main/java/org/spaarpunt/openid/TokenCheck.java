package org.spaarpunt.openid;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.User;

/** The outcome of verifying an access token. */
public sealed interface TokenCheck {
    /**
     * The token is genuine and valid, and nothing that it depends on was revoked.
     *
     * @param consumer the client
     * @param user for whom the client acts; none when it acts for itself
     * @param id of the token; empty if another issuer gave it none
     * @param isOwn whether it was issued here, and not by the other issuer of the settings
     */
    record Verified(
            Consumer consumer, Optional<User> user, Set<String> scopes, String id, Instant expiresAt, boolean isOwn)
            implements TokenCheck {
        public Verified {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The request must be answered with status 401. */
    record Rejected(TokenProblem problem) implements TokenCheck {}

    /** The keys of the token's issuer cannot be read now: to be answered with status 503. */
    record Unavailable() implements TokenCheck {}
}
