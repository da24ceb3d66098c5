package org.spaarpunt.mail;

import java.util.Optional;

/**
 * The settings of a mail server and the sender of e-mails.
 *
 * @param login the credentials for the server, if it needs them
 */
public record SmtpSettings(String host, int port, Security security, Optional<Login> login, String from) {

    /** How the connection is protected. */
    public enum Security {
        /** No protection: for a server on this machine. */
        NONE,
        /** STARTTLS, without which nothing is sent. */
        STARTTLS,
        /** TLS from the beginning of the connection. */
        TLS
    }

    public record Login(String user, String password) {
        /** Omits the password. */
        @Override
        public String toString() {
            return "Login";
        }
    }
}
