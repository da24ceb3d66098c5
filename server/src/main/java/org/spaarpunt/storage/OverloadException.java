package org.spaarpunt.storage;

/** As many questions wait for the database as may: an outage, which passes by itself. Nothing was asked. */
public final class OverloadException extends PassingFailureException {
    public OverloadException(String message) {
        super(message);
    }
}
