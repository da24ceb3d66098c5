package org.spaarpunt.counters;

/** As what an employee works at a counter. */
public enum Role {
    /** May also say who else works there. */
    ADMIN,
    MEMBER
}
