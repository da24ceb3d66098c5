package org.spaarpunt.openid;

/** The keys of another issuer cannot be read now. */
final class IssuerOutageException extends Exception {
    private static final long serialVersionUID = 1L;

    IssuerOutageException(String message, Exception cause) {
        super(message, cause);
    }

    IssuerOutageException(String message) {
        super(message);
    }
}
