package org.spaarpunt.http;

/** Says in a sentence, for whoever runs the server, what is wrong with its certificate or key. */
public final class UnusableCertificateException extends RuntimeException {
    UnusableCertificateException(String sentence) {
        super(sentence);
    }

    UnusableCertificateException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
