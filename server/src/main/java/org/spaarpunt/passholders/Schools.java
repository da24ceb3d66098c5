package org.spaarpunt.passholders;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Counters that are schools. */
final class Schools {
    private static final String FIND = "select id from counter where consumer_key = :key and school";

    private Schools() {}

    static Optional<Long> find(String consumerKey, Handle handle) {
        return consumerKey.isEmpty()
                ? Optional.empty()
                : handle.createQuery(FIND)
                        .bind("key", consumerKey)
                        .mapTo(Long.class)
                        .findOne();
    }
}
