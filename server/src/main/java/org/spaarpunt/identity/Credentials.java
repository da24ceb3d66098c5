package org.spaarpunt.identity;

import java.util.Optional;

/** Where the verifier finds secrets. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Credentials {
    /**
     * Finds both in one look-up. Keys and tokens compare byte for byte; neither is longer than
     * {@link OAuthVerifier#MAX_IDENTIFIER_LENGTH} characters or holds a control character. An unknown consumer should
     * take as long to find as a known one.
     *
     * @param consumerKey as received, not empty
     * @param token as received; empty when the request has none, and then the result has none either
     */
    Lookup find(String consumerKey, String token);

    /** The token is given whichever consumer it was issued to; the verifier compares. */
    record Lookup(Optional<RegisteredConsumer> consumer, Optional<IssuedToken> token) {}

    /**
     * A consumer and its secret.
     *
     * @param previousSecret the one before, for as long as it goes on working
     */
    record RegisteredConsumer(Consumer consumer, String secret, Optional<String> previousSecret) {
        /** Leaves out the secrets. */
        @Override
        public String toString() {
            return consumer.toString();
        }
    }

    /**
     * A token that was issued once.
     *
     * @param consumerKey the consumer it was issued to
     * @param user for whom it speaks; none for a request token
     */
    record IssuedToken(String secret, String consumerKey, Optional<User> user, TokenState state) {
        /** Leaves out the secret. */
        @Override
        public String toString() {
            return state + " token of " + consumerKey;
        }
    }

    /** Whether a token may still be used; one that was revoked and has expired too is revoked. */
    enum TokenState {
        VALID,
        REVOKED,
        EXPIRED
    }
}
