package org.spaarpunt.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sees each failure of a statement before the pool does, and decides what it means for the pool's connections. Safe for
 * use by any number of threads.
 */
final class PoolGuard implements SQLExceptionOverride {
    /** Connections made since the last eviction were found to be writable, so evicting more often is useless. */
    private static final Duration EVICT_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Runnable evictAll;
    private final Runnable onSilence;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    /**
     * A guard of one pool.
     *
     * @param evictAll makes the pool drop its connections: idle ones at once, others when they are returned
     * @param onSilence is run when a statement was given up, so that its session may still be executing it
     */
    PoolGuard(Runnable evictAll, Runnable onSilence) {
        this.evictAll = evictAll;
        this.onSilence = onSilence;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (Outage.isReadOnly(failure)) {
            readOnly();
        }
        if (Outage.isSilence(failure)) {
            onSilence.run();
        }
        if (Outage.spoilsSession(failure)) {
            return Override.MUST_EVICT;
        }
        return Outage.isOfAnotherNode(failure) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
    }

    /**
     * If one connection leads to a read-only server, the others most likely do too: a proxy may have led them all
     * there.
     */
    void readOnly() {
        long until = quietUntil.get();
        long now = System.nanoTime();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + EVICT_AT_MOST_EVERY.toNanos())) {
            evictAll.run();
        }
    }
}
