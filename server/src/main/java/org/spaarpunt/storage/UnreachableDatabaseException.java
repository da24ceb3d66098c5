package org.spaarpunt.storage;

/**
 * A database that is unavailable and may come back by itself. The message is a sentence for the operator, with the
 * reason.
 */
public final class UnreachableDatabaseException extends RuntimeException {
    UnreachableDatabaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
