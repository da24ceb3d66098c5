package org.spaarpunt.storage;

/** A request cannot be served now because of an {@link Outage}; nothing is wrong with the request. */
public abstract class PassingFailureException extends RuntimeException {
    protected PassingFailureException(String message) {
        super(message);
    }
}
