package org.spaarpunt.mail;

/** Where e-mails are handed over. */
public interface MailServer {
    /**
     * Hands an e-mail over.
     *
     * @throws MailException when it was not taken
     */
    void send(Mail mail) throws MailException;

    /** An e-mail was not taken. */
    final class MailException extends Exception {
        private final boolean permanent;

        /**
         * @param reason without the address
         * @param permanent whether another attempt is of no use
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
