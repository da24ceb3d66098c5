package org.spaarpunt.openid;

/** Why an access token is not accepted. */
public enum TokenProblem {
    /** It is not a JSON Web Token, or is too long, or lacks a claim. */
    MALFORMED("The access token is not a JSON Web Token with the claims that this API needs."),
    /** Its algorithm is {@code none}. */
    UNSIGNED("The access token is not signed."),
    /** It is signed by an algorithm with a shared secret, or another that is not accepted. */
    WRONG_ALGORITHM("The access token is signed by an algorithm that is not accepted here; use RS256."),
    WRONG_ISSUER("The access token is of an issuer that is not accepted here."),
    /** It names no key of its issuer. */
    UNKNOWN_KEY("The access token names a key that its issuer does not publish."),
    BAD_SIGNATURE("The signature of the access token is wrong."),
    EXPIRED("The access token has expired; get a new one."),
    NOT_YET_VALID("The access token is not valid yet."),
    /** It is for another API or, like an ID token, for a client. */
    WRONG_AUDIENCE("The token is not an access token for this API."),
    /** Its client is unknown here, was revoked, or is suspended. */
    UNKNOWN_CLIENT("The client of the access token is not known here, or was revoked."),
    /** Its user is unknown here or disabled. */
    UNKNOWN_USER("The user of the access token is not known here."),
    /** It was revoked, or what its user allowed has ended. */
    REVOKED("The access token was revoked; sign in again.");

    private final String detail;

    TokenProblem(String detail) {
        this.detail = detail;
    }

    /** A sentence in English for the developer of the client. */
    public String detail() {
        return detail;
    }
}
