package org.spaarpunt.api3;

import org.spaarpunt.identity.OAuthVerifier;

/**
 * Who decides whether a request is genuine.
 *
 * @param calls for consumers and access tokens
 * @param exchange for the one call that is signed with a request token
 */
public record Verifiers(OAuthVerifier calls, OAuthVerifier exchange) {
    OAuthVerifier of(Route.Caller caller) {
        return switch (caller) {
            case CONSUMER, USER -> calls;
            case REQUEST_TOKEN -> exchange;
        };
    }
}
