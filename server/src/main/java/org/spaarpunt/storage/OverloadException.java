package org.spaarpunt.storage;

/** Too many requests already wait for the database: an outage, which passes by itself. Nothing was executed. */
public final class OverloadException extends PassingFailureException {
    public OverloadException(String message) {
        super(message);
    }
}
