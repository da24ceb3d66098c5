package org.spaarpunt.api3;

import org.spaarpunt.identity.OAuthVerifier;
import org.spaarpunt.rights.Right;

/**
 * The verifiers that decide whether a request is genuine.
 *
 * @param calls for consumers and access tokens
 * @param exchange for the one call that is signed with a request token
 */
record Verifiers(OAuthVerifier calls, OAuthVerifier exchange) {
    OAuthVerifier of(Right right) {
        return right instanceof Right.RequestToken ? exchange : calls;
    }
}
