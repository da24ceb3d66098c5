package org.spaarpunt.loadtest.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every request and answer of a stretch of time. Safe for use by many threads. */
final class History {
    private final List<Attempt> attempts = new ArrayList<>();

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        notifyAll();
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /**
     * Waits for the first acknowledgement of a request that was sent at or after a moment.
     *
     * @return how long after that moment it came; empty if it did not come in time
     */
    synchronized Optional<Duration> firstAnswer(long since, Duration patience) throws InterruptedException {
        long deadline = since + patience.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < attempts.size(); seen++) {
                var attempt = attempts.get(seen);
                if (attempt.asked() >= since && attempt.acknowledged()) {
                    return Optional.of(Duration.ofNanos(attempt.told() - since));
                }
            }
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }
}
