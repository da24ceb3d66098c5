package org.spaarpunt.passholders;

/** The outcome of a registration. */
public sealed interface RegistrationOutcome {
    /**
     * The person was registered.
     *
     * @param uid of the passholder
     */
    record Registered(String uid) implements RegistrationOutcome {}

    /**
     * A passholder with this national number is registered already.
     *
     * @param uid of that passholder, whether or not the counter may see them
     */
    record AlreadyRegistered(String uid) implements RegistrationOutcome {}

    record Refused(Objection objection) implements RegistrationOutcome {}
}
