package org.spaarpunt.identity;

import java.util.Optional;

/** The result of verifying one request. */
public sealed interface Verification {
    /**
     * The request is genuine and recent and, once its nonce is claimed, seen for the first time.
     *
     * @param user for whom the consumer speaks; none when the request has no token, or a request token that no user has
     *     authorized yet
     * @param parameters the protocol's parameters, including callback and verifier of the token exchange
     * @param nonce to be claimed before the request is acted upon; empty: it is claimed
     */
    record Verified(
            Consumer consumer, Optional<User> user, ProtocolParameters parameters, Optional<UnclaimedNonce> nonce)
            implements Verification {
        Verified claimed() {
            return new Verified(consumer, user, parameters, Optional.empty());
        }
    }

    /**
     * The request must be answered with status 401.
     *
     * @param detail a sentence in English for the developer of the client, saying what to correct; it holds no secret,
     *     token or signature
     */
    record Rejected(OAuthProblem problem, String detail) implements Verification {
        /** The same request, or another one with its nonce, was accepted before. */
        public static Rejected ofUsedNonce() {
            return new Rejected(OAuthProblem.NONCE_USED, "This oauth_nonce was used before with this oauth_timestamp.");
        }
    }
}
