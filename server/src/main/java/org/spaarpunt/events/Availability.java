package org.spaarpunt.events;

/** Whether an event takes place as its calendar says. Only one that is {@link #AVAILABLE} accepts check-ins. */
public enum Availability {
    AVAILABLE,

    /** Put off to dates that are not known yet: not now, but it may still take place. */
    POSTPONED,

    CANCELLED,

    /** Deleted, rejected or made a draft again where it was announced. */
    WITHDRAWN
}
