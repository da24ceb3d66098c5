package org.spaarpunt.loadtest.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every request and answer of a stretch of time. Safe for use by many threads. */
public final class History {
    private final List<Attempt> attempts = new ArrayList<>();

    /** Adds a request whose outcome is known. */
    public synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        notifyAll();
    }

    /** All of them, in the order in which their outcomes were known. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /**
     * Waits for the first acknowledgement of a request that was sent at or after a moment.
     *
     * @return how long after that moment it came; empty if it did not come in time
     */
    public synchronized Optional<Duration> firstAnswer(long since, Duration patience) throws InterruptedException {
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

    /**
     * The longest time without an acknowledgement between two moments, by the clock of {@link System#nanoTime()}. At
     * the edges it counts from the first moment and up to the second.
     */
    public synchronized Duration longestSilence(long from, long until) {
        long last = from;
        long longest = 0;
        for (var attempt : attempts) {
            long told = attempt.told();
            if (attempt.acknowledged() && told > last && told <= until) {
                longest = Math.max(longest, told - last);
                last = told;
            }
        }
        return Duration.ofNanos(Math.max(longest, until - last));
    }
}
