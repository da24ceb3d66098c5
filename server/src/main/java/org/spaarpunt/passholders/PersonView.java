package org.spaarpunt.passholders;

/** What a viewer may see of a passholder: everything, or what a door needs. */
public sealed interface PersonView permits Person, PersonAtDoor {
    String uid();

    /** Whether the passholder is blocked in each of their card systems. */
    boolean isBlocked();

    /** Whether the passholder is an active member of some card system. */
    boolean isActiveMember();
}
