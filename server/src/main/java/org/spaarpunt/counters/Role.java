package org.spaarpunt.counters;

import java.util.Locale;

/** As what an employee works at a counter. */
public enum Role {
    /** May also say who else works there. */
    ADMIN,
    MEMBER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
