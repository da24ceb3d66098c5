package org.spaarpunt.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.spaarpunt.logging.EventLog;

/**
 * Logs an outage at most once a second: a line for each refused request would fill the disk while the database is
 * unavailable. The metrics count them all. Safe for use by any number of threads.
 */
public final class OutageLog {
    private static final EventLog LOG = EventLog.of(OutageLog.class);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);
    private final AtomicLong untold = new AtomicLong();

    public OutageLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the failure of a call was an outage; if so, it is logged. */
    public boolean tellIfOutage(String call, RuntimeException failure) {
        boolean isOutage = Outage.caused(failure);
        if (isOutage) {
            tell(call, failure);
        }
        return isOutage;
    }

    /**
     * Logs a request that could not be answered.
     *
     * @param call the name of its route, which holds nothing that a client sent
     */
    public void tell(String call, RuntimeException failure) {
        var now = clock.instant();
        var until = quietUntil.get();
        if (now.isBefore(until) || !quietUntil.compareAndSet(until, now.plus(QUIET))) {
            untold.incrementAndGet();
            return;
        }
        LOG.warn(
                "call_unanswered",
                "{call} could not be answered: {reason} ({unlogged} more requests since the last such line)",
                call,
                // Some messages of the database have several lines.
                failure.toString().replaceAll("\\R\\s*", "; "),
                untold.getAndSet(0));
    }
}
