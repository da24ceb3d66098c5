package org.spaarpunt.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A short line before something costly: a few do it at once, some wait a little, and all others are sent away at once. So however
 * many hammer at the door, most of the server is left for those who check people in.
 */
final class Bulkhead {
    private static final int MAX_WAITING = 50;

    private final Semaphore places;
    private final Duration patience;

    /**
     * A line with nobody in it.
     *
     * @param atOnce how many do it at once
     * @param patience how long one waits
     */
    Bulkhead(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** What the work yields; nothing when it was not its turn in time. */
    <T> Optional<T> take(Supplier<T> work) {
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
