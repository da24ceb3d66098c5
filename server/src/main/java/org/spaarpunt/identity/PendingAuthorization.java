package org.spaarpunt.identity;

import java.util.Optional;

/**
 * A consumer waits for a user's decision.
 *
 * @param token the request token that the decision is about
 * @param callback where the user goes back to; none: the verifier is shown, to be typed over
 */
public record PendingAuthorization(String token, Consumer consumer, Optional<Callback> callback) {}
