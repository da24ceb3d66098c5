package org.spaarpunt.conventional;

/** A request that was not signed as it must be. */
class OAuthException extends RuntimeException {
    OAuthException(String problem) {
        super(problem, null, false, false);
    }
}
