package org.spaarpunt.lookups;

/** Of whom a budget is. */
public enum Party {
    /** The user who makes the call, or an application that speaks for no user. */
    CALLER,
    COUNTER,
    /** All that an application asks, whatever users it speaks for. */
    APPLICATION
}
