package org.spaarpunt.identity;

import java.util.Optional;

/**
 * A consumer's request that waits for a user's decision.
 *
 * @param token the request token that the decision is about
 * @param callback where the user goes back to; none: the verifier is shown, to be typed into the application
 */
public record PendingAuthorization(String token, Consumer consumer, Optional<Callback> callback) {}
