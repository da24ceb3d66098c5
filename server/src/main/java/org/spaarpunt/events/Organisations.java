package org.spaarpunt.events;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Columns;

/** The organisations that organise events, are their location, or have counters. */
public final class Organisations {
    /** An existing one keeps its name. */
    private static final String ADD = """
            insert into organisation (external_id, name)
            select * from unnest(?::text[], ?::text[])
            order by 1
            on conflict (external_id) do nothing
            """;

    /**
     * An organisation to be added.
     *
     * @param externalId the id that the protocol shows
     */
    public record Named(String externalId, String name) {}

    private Organisations() {}

    /**
     * Adds those that do not exist yet, in the caller's transaction.
     *
     * @return how many were added
     */
    public static int add(Handle handle, List<Named> organisations) {
        return organisations.isEmpty()
                ? 0
                : Columns.of(organisations)
                        .texts(Named::externalId)
                        .texts(Named::name)
                        .update(handle, ADD);
    }
}
