package org.spaarpunt.accounts;

import java.time.Duration;

/** What became of the wish for another password. */
public sealed interface PasswordOutcome {
    /** It holds from now on. */
    record Changed(Account account) implements PasswordOutcome {}

    /** What was to prove the right to it did not: the present password is another, or the link was used or is too old. */
    record Unproven() implements PasswordOutcome {}

    /** The new one will not do. */
    record Unfit(PasswordFlaw flaw) implements PasswordOutcome {}

    /** The present password was guessed too often; the next guess is free after {@code freeIn}. */
    record TooOften(Duration freeIn) implements PasswordOutcome {}

    /** Too many passwords are being looked at. */
    record Busy() implements PasswordOutcome {}
}
