package org.spaarpunt;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task periodically until closed. A failure is logged, and the task runs again in the next round. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Thread thread;

    private Housekeeping(Thread thread) {
        this.thread = thread;
    }

    static Housekeeping every(Duration period, Runnable chore) {
        return new Housekeeping(Thread.ofVirtual().name("housekeeping").start(() -> keepHouse(period, chore)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void keepHouse(Duration period, Runnable chore) {
        try {
            while (true) {
                Thread.sleep(period);
                tryTo(chore);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private static void tryTo(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failure) {
            LOG.warn("A periodic task failed and will be tried again: {}", failure.toString());
        }
    }
}
