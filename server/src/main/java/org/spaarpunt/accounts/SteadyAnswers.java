package org.spaarpunt.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.spaarpunt.storage.Bulkhead;

/** Answers that take the same time whatever was found, so that their time reveals nothing. */
final class SteadyAnswers {
    /** How long an answer takes. */
    static final Duration TIME = Duration.ofSeconds(1);

    /** Concurrent answers; each of them waits for its time. */
    private static final int AT_ONCE = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Bulkhead turns = new Bulkhead(AT_ONCE, PATIENCE);

    /** The result of the work, after the time; nothing when too many wait. */
    <T> Optional<T> take(Supplier<T> work) {
        return turns.take(() -> {
            long began = System.nanoTime();
            var result = work.get();
            waitUntil(began + TIME.toNanos());
            return result;
        });
    }

    private static void waitUntil(long nanoTime) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
