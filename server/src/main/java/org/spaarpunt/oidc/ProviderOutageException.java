package org.spaarpunt.oidc;

/** The provider does not answer, or its answer is invalid. The message holds nothing that was received. */
final class ProviderOutageException extends Exception {
    ProviderOutageException(String sentence) {
        super(sentence);
    }

    ProviderOutageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
