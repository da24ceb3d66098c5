package org.spaarpunt.webhooks;

/** What came of one attempt to send a report. */
sealed interface Attempt {
    /**
     * The endpoint answered.
     *
     * @param start of the answer's body, at most {@link WebhookSender#MAX_ANSWER_BYTES}, as text that can be stored
     */
    record Answered(int status, String start) implements Attempt {}

    record Unanswered(Reason reason) implements Attempt {}

    /** Why there is no answer. */
    enum Reason {
        UNKNOWN_HOST,
        /** The host leads to an address that is not public. */
        FORBIDDEN_ADDRESS,
        UNREACHABLE,
        /** TLS failed: most often the certificate is not trusted, or is that of another host. */
        TLS_FAILED,
        TIMED_OUT,
        /** The answer is not that of a web server. */
        UNREADABLE
    }
}
