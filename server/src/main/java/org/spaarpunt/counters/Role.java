package org.spaarpunt.counters;

/** An employee's role at a counter. */
public enum Role {
    /** May also decide which users work there. */
    ADMIN,
    MEMBER
}
