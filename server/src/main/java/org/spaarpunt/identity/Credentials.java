package org.spaarpunt.identity;

import java.util.Optional;

/** Where the verifier finds secrets. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Credentials {
    /**
     * Finds both in one look-up. Keys and tokens compare byte for byte; neither is longer than
     * {@link OAuthVerifier#MAX_IDENTIFIER_LENGTH} characters or holds a control character. Looking up an unknown
     * consumer should take as long as a known one.
     *
     * @param consumerKey as received, not empty
     * @param token as received; empty when the request has none, and then the result has none either
     */
    Lookup find(String consumerKey, String token);

    /** The token is returned whichever consumer it was issued to; the verifier compares. */
    record Lookup(Optional<RegisteredConsumer> consumer, Optional<IssuedToken> token) {}

    /**
     * A consumer and its secret.
     *
     * @param previousSecret the previous secret, as long as it still works
     */
    record RegisteredConsumer(Consumer consumer, String secret, Optional<String> previousSecret) {
        /** Omits the secrets. */
        @Override
        public String toString() {
            return consumer.toString();
        }
    }

    /**
     * A token that was issued.
     *
     * @param consumerKey the consumer it was issued to
     * @param user for whom it speaks; none for a request token
     */
    record IssuedToken(String secret, String consumerKey, Optional<User> user, TokenState state) {
        /** Omits the secret. */
        @Override
        public String toString() {
            return state + " token of " + consumerKey;
        }
    }

    /** Whether a token may still be used; a token that was revoked and has also expired counts as revoked. */
    enum TokenState {
        VALID,
        REVOKED,
        EXPIRED
    }
}
