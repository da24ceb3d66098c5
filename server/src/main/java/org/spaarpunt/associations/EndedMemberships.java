package org.spaarpunt.associations;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.time.LocalZone;

/** Memberships of associations that are over. Until they are deleted, counters see when they ended. */
public final class EndedMemberships {
    private static final String DELETE = """
            delete from association_membership
            where id in (select id from association_membership where end_date < :day limit :most)
            """;

    private EndedMemberships() {}

    /** Deletes those whose last day was before that of the moment, in a transaction of the caller's, and returns how many. */
    public static int delete(Handle handle, Instant before, int most) {
        return handle.createUpdate(DELETE)
                .bind("day", LocalZone.dayOf(before))
                .bind("most", most)
                .execute();
    }
}
