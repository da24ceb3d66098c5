package org.spaarpunt.mail;

import java.util.Optional;

/**
 * A mail server, and from whom e-mails come.
 *
 * @param login by which the server lets us in, where it asks for one
 */
public record SmtpSettings(String host, int port, Security security, Optional<Login> login, String from) {

    /** How the connection is protected. */
    public enum Security {
        /** Not at all: for a server on this machine. */
        NONE,
        /** By STARTTLS, without which nothing is sent. */
        STARTTLS,
        /** From its beginning. */
        TLS
    }

    public record Login(String user, String password) {
        /** Leaves out the password. */
        @Override
        public String toString() {
            return "Login";
        }
    }
}
