package org.spaarpunt;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spaarpunt.storage.UnreachableDatabaseException;

/**
 * The patience of a server that starts before its database: it tries until the database answers, or until a signal ends the process,
 * and says so at first, when the reason changes, and from time to time.
 *
 * @param between two attempts
 * @param saying how often the same is said again
 */
record DatabaseWait(Duration between, Duration saying) {
    static final DatabaseWait USUAL = new DatabaseWait(Duration.ofMillis(500), Duration.ofMinutes(1));

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);

    /** What the attempt gives that succeeds; what is no outage ends the wait. */
    <T> T until(Supplier<T> attempt) {
        long begin = System.nanoTime();
        var said = "";
        long saidAt = begin;
        while (true) {
            try {
                var result = attempt.get();
                if (!said.isEmpty()) {
                    LOG.info("The database answers, after {} s", secondsSince(begin));
                }
                return result;
            } catch (UnreachableDatabaseException away) {
                var sentence = String.valueOf(away.getMessage());
                if (!sentence.equals(said) || System.nanoTime() - saidAt >= saying.toNanos()) {
                    LOG.warn("{}; waiting for it since {} s", sentence, secondsSince(begin));
                    said = sentence;
                    saidAt = System.nanoTime();
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(between);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database", interrupted);
        }
    }

    private static long secondsSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
