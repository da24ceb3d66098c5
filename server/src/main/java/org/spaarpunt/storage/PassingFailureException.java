package org.spaarpunt.storage;

/** A request cannot be served now, and nothing is wrong with it: it is an {@link Outage}. */
public abstract class PassingFailureException extends RuntimeException {
    protected PassingFailureException(String message) {
        super(message);
    }
}
