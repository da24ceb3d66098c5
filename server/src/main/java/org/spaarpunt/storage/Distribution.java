package org.spaarpunt.storage;

import org.jdbi.v3.core.Handle;

/** Whether the tables of passholders may be spread over several databases, by Citus. */
public final class Distribution {
    private static final String HAS_CITUS = "select exists (select 1 from pg_extension where extname = 'citus')";

    private Distribution() {}

    /** Whether statements have to be of a form that Citus can run. */
    public static boolean isDistributed(Handle handle) {
        return handle.createQuery(HAS_CITUS).mapTo(Boolean.class).one();
    }
}
