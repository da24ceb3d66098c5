package org.spaarpunt.storage;

/** A database on which no server can run as it is. The message is a sentence for its operator, and says what to do. */
public final class UnusableDatabaseException extends RuntimeException {
    UnusableDatabaseException(String sentence) {
        super(sentence);
    }
}
