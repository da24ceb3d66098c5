package org.spaarpunt.loadtest.crash;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.loadtest.crash.Attempt.Outcome;
import org.spaarpunt.loadtest.wire.Caller;
import org.spaarpunt.loadtest.wire.Visit;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;

/** Threads that report visits, each one until it is known to have its point, and record every request and answer. */
final class Visitors implements AutoCloseable {
    /** How long one request may take; longer than any pause. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long after the end visits may still get a definite answer; then they are abandoned. */
    private static final Duration SETTLING_MAX = Duration.ofSeconds(60);

    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(20);

    private final World world;
    private final VisitOrder order;
    private final boolean withKeys;
    private final History history;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean deaf;
    private volatile long endCalled = Long.MAX_VALUE;

    /** @param withKeys whether every second visit carries an idempotency key */
    Visitors(World world, long seed, boolean withKeys, History history) {
        this.world = world;
        this.order = new VisitOrder(world.pairs(), seed);
        this.withKeys = withKeys;
        this.history = history;
    }

    /** @param nonceSeries as for {@link Caller}; each thread derives its own from it */
    void start(int count, URI server, String nonceSeries, InstantSource clock) {
        for (int i = 0; i < count; i++) {
            var caller = new Caller(server, world.keys(), nonceSeries + "v" + i + "n", clock, PATIENCE);
            threads.add(Thread.ofPlatform().name("visitor-" + i).start(() -> work(caller)));
        }
    }

    /** While deaf, they send their requests and ignore the answers. */
    void setDeaf(boolean nowDeaf) {
        deaf = nowDeaf;
    }

    /** Begins no new visits, and waits until those that were begun have their answers, or until interrupted. */
    @Override
    public void close() {
        deaf = false;
        endCalled = System.nanoTime();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private void work(Caller caller) {
        try (caller) {
            while (endCalled == Long.MAX_VALUE && !order.isUsedUp()) {
                settle(caller, next());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Visit next() {
        long pair = order.next();
        var visit = world.visit(pair);
        return withKeys && pair % 2 == 0
                ? new Visit(visit.cardNumber(), visit.cdbid(), visit.cdbid() + "/" + visit.cardNumber())
                : visit;
    }

    private void settle(Caller caller, Visit visit) throws InterruptedException {
        while (true) {
            long asked = System.nanoTime();
            var outcome = report(caller, visit);
            history.add(new Attempt(visit, asked, System.nanoTime(), outcome));
            if (!(outcome instanceof Outcome.Unknown) || isTooLate()) {
                return;
            }
            Thread.sleep(PAUSE_BEFORE_RETRY);
        }
    }

    private Outcome report(Caller caller, Visit visit) {
        try {
            var answer = caller.report(visit);
            if (deaf) {
                caller.close();
                return new Outcome.Unknown();
            }
            return Outcome.of(answer);
        } catch (IOException _) {
            return new Outcome.Unknown();
        }
    }

    private boolean isTooLate() {
        long end = endCalled;
        return end != Long.MAX_VALUE && System.nanoTime() - end > SETTLING_MAX.toNanos();
    }
}
