package org.spaarpunt.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits concurrent use of something costly: a few callers run at once, some wait briefly, and all others are rejected
 * immediately. However many requests arrive, most of the server is left for check-ins.
 */
public final class Bulkhead {
    private static final int MAX_WAITING = 50;

    private final Semaphore places;
    private final Duration patience;

    /**
     * Makes a bulkhead that is not in use.
     *
     * @param atOnce how many callers run at once
     * @param patience how long a caller waits
     */
    public Bulkhead(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** The result of the work; nothing when the caller did not get its turn in time. */
    public <T> Optional<T> take(Supplier<T> work) {
        if (!hasPlace()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.getQueueLength() < MAX_WAITING
                    && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
