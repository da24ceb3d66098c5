package org.spaarpunt.passholders;

/** What a viewer may know of a passholder: all that is kept, or what a door needs. */
public sealed interface PersonView permits Person, PersonAtDoor {
    String uid();

    /** Whether no card system that the passholder is a member of lets them in. */
    boolean isBlocked();

    /** Whether a card system lets the passholder in. */
    boolean isActiveMember();
}
