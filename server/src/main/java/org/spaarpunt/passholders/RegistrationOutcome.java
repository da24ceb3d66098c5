package org.spaarpunt.passholders;

/** What became of a registration. */
public sealed interface RegistrationOutcome {
    /**
     * Done.
     *
     * @param uid of the passholder
     */
    record Registered(String uid) implements RegistrationOutcome {}

    /** Somebody with this national number is registered already. */
    record AlreadyRegistered(Person person) implements RegistrationOutcome {}

    record Refused(Objection objection) implements RegistrationOutcome {}
}
