package org.spaarpunt.postgres;

/** The embedded server cannot run here. The message is one or two sentences for the operator, who has to act. */
public final class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
