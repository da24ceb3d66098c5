package org.spaarpunt.testing;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Sessions that wait for a lock which a test holds. */
public final class LockWaits {
    /** By then it is not going to wait any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String BLOCKED_BY_THIS_SESSION = """
            select exists (select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid)))
            """;

    private LockWaits() {}

    /**
     * Returns as soon as another session waits for what the session of this handle has locked.
     *
     * @throws AssertionError if none does
     */
    public static void awaitOne(Handle handle) {
        long begin = System.nanoTime();
        while (!handle.createQuery(BLOCKED_BY_THIS_SESSION).mapTo(Boolean.class).one()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError("No session waits for this one");
            }
        }
    }
}
