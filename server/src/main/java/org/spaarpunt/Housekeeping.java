package org.spaarpunt;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task periodically until closed. A failure is logged, and the task runs again in the next round. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration GRACE = Duration.ofSeconds(4);

    private final Thread thread;

    private Housekeeping(Thread thread) {
        this.thread = thread;
    }

    static Housekeeping every(Duration period, Runnable task) {
        return new Housekeeping(Thread.ofVirtual().name("housekeeping").start(() -> keepHouse(period, task)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** As {@link #close}, and waits a moment for a task that is under way, so that it leaves nothing half done. */
    void closeSoon() {
        close();
        try {
            thread.join(GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keepHouse(Duration period, Runnable task) {
        try {
            while (true) {
                Thread.sleep(period);
                tryTo(task);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private static void tryTo(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.warn("A periodic task failed and will be tried again: {}", failure.toString());
        }
    }
}
