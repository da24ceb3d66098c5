package org.spaarpunt.identity;

import java.util.Optional;

/** The result of verifying one request. */
public sealed interface Verification {
    /**
     * The request is genuine, recent and seen for the first time.
     *
     * @param user for whom the consumer speaks; none when the request has no token, or a request token that no user has
     *     authorized yet
     * @param parameters the protocol's parameters, including callback and verifier of the token exchange
     */
    record Verified(Consumer consumer, Optional<User> user, ProtocolParameters parameters) implements Verification {}

    /**
     * The request must be answered with status 401.
     *
     * @param detail a sentence in English for the developer of the client, saying what to correct; it holds no secret,
     *     token or signature
     */
    record Rejected(OAuthProblem problem, String detail) implements Verification {}
}
