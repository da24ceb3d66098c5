package org.spaarpunt.storage;

/** A database that cannot be used as it is, however long one waits. The message is a sentence or two for the operator, who has to act. */
public final class UnusableDatabaseException extends RuntimeException {
    UnusableDatabaseException(String sentence) {
        super(sentence);
    }

    UnusableDatabaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
