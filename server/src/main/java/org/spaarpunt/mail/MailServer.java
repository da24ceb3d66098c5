package org.spaarpunt.mail;

/** A server that e-mails are handed over to. */
public interface MailServer {
    /**
     * Hands an e-mail over.
     *
     * @throws MailException if it was not accepted
     */
    void send(Mail mail) throws MailException;

    /** An e-mail was not accepted. */
    final class MailException extends Exception {
        private final boolean permanent;

        /**
         * @param reason without the address
         * @param permanent whether another attempt is useless
         */
        public MailException(String reason, boolean permanent) {
            super(reason);
            this.permanent = permanent;
        }

        public boolean isPermanent() {
            return permanent;
        }
    }
}
