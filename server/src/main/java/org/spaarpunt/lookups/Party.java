package org.spaarpunt.lookups;

/** The party that a budget belongs to. */
public enum Party {
    /** The user that makes the call, or an application that speaks for no user. */
    CALLER,
    COUNTER,
    /** All calls of an application, whatever users it speaks for. */
    APPLICATION
}
