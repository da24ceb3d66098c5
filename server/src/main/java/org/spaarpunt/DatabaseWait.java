package org.spaarpunt;

import java.time.Duration;
import java.util.function.Supplier;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.UnreachableDatabaseException;

/**
 * Lets a server start before its database: tries until the database answers or a signal ends the process, and logs the
 * reason at first, when it changes, and from time to time.
 *
 * @param between the pause between two attempts
 * @param saying how often an unchanged reason is logged again
 */
record DatabaseWait(Duration between, Duration saying) {
    static final DatabaseWait USUAL = new DatabaseWait(Duration.ofMillis(500), Duration.ofMinutes(1));

    private static final EventLog LOG = EventLog.of(DatabaseWait.class);

    /** Returns the result of the first attempt that succeeds; a failure that is not an outage ends the wait. */
    <T> T until(Supplier<T> attempt) {
        long begin = System.nanoTime();
        var said = "";
        long saidAt = begin;
        while (true) {
            try {
                var result = attempt.get();
                if (!said.isEmpty()) {
                    LOG.info("database_reached", "The database answers, after {seconds} s", secondsSince(begin));
                }
                return result;
            } catch (UnreachableDatabaseException away) {
                var sentence = String.valueOf(away.getMessage());
                if (!sentence.equals(said) || System.nanoTime() - saidAt >= saying.toNanos()) {
                    LOG.warn(
                            "database_awaited",
                            "{reason}; waiting for it since {seconds} s",
                            sentence,
                            secondsSince(begin));
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
