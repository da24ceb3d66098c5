package org.spaarpunt.accounts;

/** The outcome of using a link to choose a password. */
public sealed interface InvitationOutcome {
    /** The password is set. */
    record Accepted(Account account) implements InvitationOutcome {}

    /** The link was used, has expired or was replaced, or its user was disabled. */
    record Over() implements InvitationOutcome {}

    /** The password was rejected. */
    record Unfit(PasswordFlaw flaw) implements InvitationOutcome {}

    /** Too many passwords are being checked. */
    record Busy() implements InvitationOutcome {}
}
