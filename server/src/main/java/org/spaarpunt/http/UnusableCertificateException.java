package org.spaarpunt.http;

/** Explains to the operator, in one sentence, what is wrong with the server's certificate or key. */
public final class UnusableCertificateException extends RuntimeException {
    UnusableCertificateException(String sentence) {
        super(sentence);
    }

    UnusableCertificateException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
