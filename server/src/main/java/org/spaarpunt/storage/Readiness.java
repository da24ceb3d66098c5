package org.spaarpunt.storage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.logging.EventLog;

/**
 * Whether a probe succeeds now, for any number of callers at once. One probe runs at a time, its result is reused for a
 * second, and no caller waits for longer than its limit: a probe that hangs has failed. Safe for use by any number of
 * threads.
 */
final class Readiness {
    private static final EventLog LOG = EventLog.of(Readiness.class);

    private final BooleanSupplier probe;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private @Nullable Attempt latest;

    /**
     * The limits of a probe.
     *
     * @param answer a probe that takes longer has failed
     * @param fresh how long a result is reused
     */
    record Limits(Duration answer, Duration fresh) {}

    /** A probe that runs or has ended; {@code started} is a {@link System#nanoTime}. */
    private record Attempt(long started, CompletableFuture<Boolean> result) {}

    Readiness(BooleanSupplier probe, Limits limits) {
        this.probe = probe;
        this.limits = limits;
    }

    boolean now() {
        var attempt = attempt();
        long left = limits.answer().toNanos() - (System.nanoTime() - attempt.started());
        try {
            return attempt.result().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hanging) {
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The readiness probe failed", broken.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Attempt attempt() {
        lock.lock();
        try {
            if (latest == null || isOver(latest)) {
                latest = start();
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(Attempt attempt) {
        return attempt.result().isDone()
                && System.nanoTime() - attempt.started() > limits.fresh().toNanos();
    }

    private Attempt start() {
        var attempt = new Attempt(System.nanoTime(), new CompletableFuture<>());
        Thread.ofVirtual().name("readiness").start(() -> {
            boolean done = false;
            try {
                done = probe.getAsBoolean();
            } catch (RuntimeException broken) {
                LOG.error("readiness_probe_failed", broken, "The readiness probe failed");
            } finally {
                boolean inTime =
                        System.nanoTime() - attempt.started() <= limits.answer().toNanos();
                attempt.result().complete(done && inTime);
            }
        });
        return attempt;
    }
}
