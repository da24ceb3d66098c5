package org.spaarpunt.mail;

/** An e-mail in plain text. */
public record Mail(String recipient, String subject, String body) {
    /** Omits the recipient and the text. */
    @Override
    public String toString() {
        return "Mail";
    }
}
