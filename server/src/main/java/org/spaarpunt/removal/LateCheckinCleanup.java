package org.spaarpunt.removal;

import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/**
 * Cleans up check-ins whose card was read before its holder was removed, and that were written after. Such a check-in
 * still has the card's number, and perhaps a stored answer. Neither leads to a name, but both are deleted once no
 * request that began before the removal can still be running.
 */
public final class LateCheckinCleanup {
    /** No request takes this long, whatever it waits for. */
    static final Duration LATEST = Duration.ofMinutes(2);

    private static final String SETTLE = """
            update removed_passholder set settles_at = null where settles_at <= :now returning id
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public LateCheckinCleanup(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Removes what is due; to be called regularly. */
    public void remove() {
        jdbi.useTransaction(handle -> {
            var ids = handle.createQuery(SETTLE)
                    .bind("now", Timestamps.bound(clock.instant()))
                    .mapTo(Long.class)
                    .list();
            if (!ids.isEmpty()) {
                PassholderRemoval.forgetVisits(handle, ids);
            }
        });
    }
}
