package org.spaarpunt.accounts;

import java.time.Duration;

/** How a change of password ended. */
public sealed interface PasswordOutcome {
    /** It holds from now on. */
    record Changed(Account account) implements PasswordOutcome {}

    /** The present password is another. */
    record Unproven() implements PasswordOutcome {}

    /** The new one was rejected. */
    record Unfit(PasswordFlaw flaw) implements PasswordOutcome {}

    /** The present password was guessed too often; the next guess is free after {@code freeIn}. */
    record TooOften(Duration freeIn) implements PasswordOutcome {}

    /** Too many passwords are being looked at. */
    record Busy() implements PasswordOutcome {}
}
