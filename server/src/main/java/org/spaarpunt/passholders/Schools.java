package org.spaarpunt.passholders;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Counters that are schools. */
final class Schools {
    /** By the key of the counter, or by the id of its organisation, which other systems know. */
    private static final String FIND = """
            select counter.id
            from counter left join organisation on organisation.id = counter.organisation_id
            where counter.school and (counter.consumer_key = :key or organisation.external_id = :key)
            order by counter.consumer_key <> :key, counter.id
            limit 1
            """;

    private Schools() {}

    static Optional<Long> find(String key, Handle handle) {
        return key.isEmpty()
                ? Optional.empty()
                : handle.createQuery(FIND).bind("key", key).mapTo(Long.class).findOne();
    }
}
