package org.spaarpunt.tracing;

/** Explains to the operator, in one sentence, what is wrong with the file of headers. */
public final class UnusableHeadersException extends RuntimeException {
    UnusableHeadersException(String sentence) {
        super(sentence);
    }

    UnusableHeadersException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
