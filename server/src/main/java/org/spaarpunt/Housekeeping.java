package org.spaarpunt;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.spaarpunt.logging.EventLog;

/** Runs a task periodically until closed. A failure is logged and counted, and the task runs again in the next round. */
final class Housekeeping implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(Housekeeping.class);

    private static final Duration GRACE = Duration.ofSeconds(4);

    private final Duration period;
    private final Runnable task;
    private final LongAdder failures = new LongAdder();
    private final Thread thread;
    private volatile boolean closed;

    private Housekeeping(Duration delay, Duration period, Runnable task) {
        this.period = period;
        this.task = task;
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(() -> keepHouse(delay));
    }

    /** Runs the task for the first time after one period. */
    static Housekeeping every(Duration period, Runnable task) {
        return start(new Housekeeping(period, period, task));
    }

    /** Runs the task for the first time at once. */
    static Housekeeping fromNow(Duration period, Runnable task) {
        return start(new Housekeeping(Duration.ZERO, period, task));
    }

    private static Housekeeping start(Housekeeping made) {
        made.thread.start();
        return made;
    }

    /** How many rounds have failed. */
    long failures() {
        return failures.sum();
    }

    @Override
    public void close() {
        closed = true;
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

    private void keepHouse(Duration delay) {
        try {
            Thread.sleep(delay);
            while (!closed) {
                tryTask();
                Thread.sleep(period);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private void tryTask() {
        try {
            task.run();
        } catch (RuntimeException failure) {
            // Closing interrupts a round, whose statement fails then.
            if (!closed) {
                failures.increment();
                LOG.warn(
                        "periodic_task_failed",
                        "A periodic task failed and will be tried again: {reason}",
                        failure.toString());
            }
        }
    }
}
