package org.spaarpunt.identity;

import java.util.Locale;

/** Why a request was rejected, by the names of the OAuth problem reporting extension. */
public enum OAuthProblem {
    /** A required parameter is missing or empty. */
    PARAMETER_ABSENT,
    /** A parameter contradicts itself, is too long, is not well-formed or has an unsupported value. */
    PARAMETER_REJECTED,
    CONSUMER_KEY_UNKNOWN,
    /** The token is unknown, belongs to another consumer, or has expired. */
    TOKEN_REJECTED,
    TOKEN_REVOKED,
    SIGNATURE_METHOD_REJECTED,
    SIGNATURE_INVALID,
    /** The timestamp is not a number of seconds, or is too far from the server's clock. */
    TIMESTAMP_REFUSED,
    NONCE_USED,
    PERMISSION_UNKNOWN;

    /** The value of {@code oauth_problem} in the WWW-Authenticate header. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
