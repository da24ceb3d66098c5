package org.spaarpunt.mail;

/** An e-mail in plain text. */
public record Mail(String recipient, String subject, String body) {
    /** Leaves out the recipient and what is written to them. */
    @Override
    public String toString() {
        return "Mail";
    }
}
