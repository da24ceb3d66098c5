package org.spaarpunt.events;

/** Whether an event takes place as its calendar shows. Only {@link #AVAILABLE} events accept check-ins. */
public enum Availability {
    AVAILABLE,

    /** Postponed to unknown dates: not now, but it may still take place. */
    POSTPONED,

    CANCELLED,

    /** Deleted, rejected or turned back into a draft at its source. */
    WITHDRAWN
}
