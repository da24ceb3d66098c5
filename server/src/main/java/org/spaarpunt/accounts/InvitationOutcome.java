package org.spaarpunt.accounts;

/** What became of a link by which somebody chooses a password. */
public sealed interface InvitationOutcome {
    /** The password holds from now on. */
    record Accepted(Account account) implements InvitationOutcome {}

    /** The link was used, has expired or been replaced, or its person been disabled. */
    record Over() implements InvitationOutcome {}

    /** The password will not do. */
    record Unfit(PasswordFlaw flaw) implements InvitationOutcome {}

    /** Too many passwords are being looked at. */
    record Busy() implements InvitationOutcome {}
}
