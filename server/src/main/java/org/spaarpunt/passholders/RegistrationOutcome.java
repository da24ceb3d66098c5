package org.spaarpunt.passholders;

/** What became of a registration. */
public sealed interface RegistrationOutcome {
    /**
     * Done.
     *
     * @param uid of the passholder
     */
    record Registered(String uid) implements RegistrationOutcome {}

    /**
     * A passholder with this national number is registered already.
     *
     * @param uid of that passholder, whom the counter may see or not
     */
    record AlreadyRegistered(String uid) implements RegistrationOutcome {}

    record Refused(Objection objection) implements RegistrationOutcome {}
}
