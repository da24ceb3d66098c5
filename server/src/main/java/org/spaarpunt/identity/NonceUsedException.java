package org.spaarpunt.identity;

/**
 * A use case found that a request's nonce was used before, and did nothing: the request is to be answered as one that
 * was rejected with {@link OAuthProblem#NONCE_USED}.
 */
public final class NonceUsedException extends RuntimeException {
    public NonceUsedException() {
        super("The nonce of a request was used before");
    }
}
