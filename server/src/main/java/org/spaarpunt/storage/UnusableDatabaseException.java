package org.spaarpunt.storage;

/**
 * A database that cannot be used until the operator acts; waiting does not help. The message is a sentence or two for
 * the operator.
 */
public final class UnusableDatabaseException extends RuntimeException {
    UnusableDatabaseException(String sentence) {
        super(sentence);
    }

    UnusableDatabaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
