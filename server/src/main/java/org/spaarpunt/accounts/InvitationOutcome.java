package org.spaarpunt.accounts;

/** How the use of a link to choose a password ended. */
public sealed interface InvitationOutcome {
    /** The password holds from now on. */
    record Accepted(Account account) implements InvitationOutcome {}

    /** The link was used, has expired or been replaced, or its user been disabled. */
    record Over() implements InvitationOutcome {}

    /** The password was rejected. */
    record Unfit(PasswordFlaw flaw) implements InvitationOutcome {}

    /** Too many passwords are being looked at. */
    record Busy() implements InvitationOutcome {}
}
