package org.spaarpunt.openid;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The outcome of a request for tokens by a client that has proved itself. */
public sealed interface TokenOutcome {
    /**
     * Tokens, returned only now.
     *
     * @param lifetime of the access token
     * @param id the ID token, when the client asked who the user is
     */
    record Issued(String access, Duration lifetime, Set<String> scopes, Optional<String> refresh, Optional<String> id)
            implements TokenOutcome {
        public Issued {
            scopes = Set.copyOf(scopes);
        }

        /** Omits the tokens. */
        @Override
        public String toString() {
            return "Issued for " + scopes;
        }
    }

    /** The code or the refresh token cannot be used. */
    record Refused(Reason reason) implements TokenOutcome {}

    enum Reason {
        CODE_UNKNOWN("The code is not known, has expired, or was issued to another client."),
        CODE_USED("The code was used before. Its tokens were revoked."),
        OTHER_REDIRECT("The redirect_uri is not the one of the authorization request."),
        WRONG_VERIFIER("The code_verifier does not fit the code_challenge of the authorization request."),
        REFRESH_UNKNOWN("The refresh token is not known, has expired or was revoked, or was issued to another client."),
        REFRESH_REPLACED("The refresh token was replaced by another one. The user has to sign in again."),
        WIDER_SCOPE("The scope is wider than what the user has allowed.");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }

        /** A sentence in English for the developer of the client. */
        public String detail() {
            return detail;
        }
    }
}
