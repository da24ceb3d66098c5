package org.spaarpunt.storage;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts how a pool's connections are waited for. Called by the pool; safe for use by any number of threads. */
public final class PoolWaits implements IMetricsTracker {
    private final LongAdder served = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder timeouts = new LongAdder();

    PoolWaits() {}

    /**
     * The waits until now.
     *
     * @param served those that ended with a connection
     * @param total how long those took together
     * @param timeouts those that were given up without one
     */
    public record Sum(long served, Duration total, long timeouts) {}

    @Override
    public void recordConnectionAcquiredNanos(long elapsedAcquiredNanos) {
        served.increment();
        nanos.add(elapsedAcquiredNanos);
    }

    @Override
    public void recordConnectionTimeout() {
        timeouts.increment();
    }

    Sum sum() {
        return new Sum(served.sum(), Duration.ofNanos(nanos.sum()), timeouts.sum());
    }
}
