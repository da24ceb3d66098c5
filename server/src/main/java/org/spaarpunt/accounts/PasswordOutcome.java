package org.spaarpunt.accounts;

import java.time.Duration;

/** The outcome of a change of password. */
public sealed interface PasswordOutcome {
    /** The new password is set. */
    record Changed(Account account) implements PasswordOutcome {}

    /** The present password is wrong. */
    record Unproven() implements PasswordOutcome {}

    /** The new password was rejected. */
    record Unfit(PasswordFlaw flaw) implements PasswordOutcome {}

    /** Too many wrong guesses at the present password; the next one is allowed after {@code freeIn}. */
    record TooOften(Duration freeIn) implements PasswordOutcome {}

    /** Too many passwords are being checked. */
    record Busy() implements PasswordOutcome {}
}
