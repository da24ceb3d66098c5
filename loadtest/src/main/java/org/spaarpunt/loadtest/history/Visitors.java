package org.spaarpunt.loadtest.history;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.client.Caller;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.history.Attempt.Outcome;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;

/** Threads that report visits, each one until it is known to have its point, and record every request and answer. */
public final class Visitors implements AutoCloseable {
    /** How long after the end visits may still get a definite answer; then they are abandoned. */
    private static final Duration SETTLING_MAX = Duration.ofSeconds(60);

    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(20);

    private final World world;
    private final VisitOrder order;
    private final Manners manners;
    private final History history;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean deaf;
    private volatile long endCalled = Long.MAX_VALUE;

    /**
     * How visitors behave.
     *
     * @param patience how long one request may take
     * @param every how often a visitor begins a visit, unless the one before takes longer; zero: without a pause
     * @param withKeys whether every second visit carries an idempotency key
     */
    public record Manners(Duration patience, Duration every, boolean withKeys) {}

    /** @param seed of the order of the visits */
    public Visitors(World world, long seed, Manners manners, History history) {
        this.world = world;
        this.order = new VisitOrder(world.pairs(), seed);
        this.manners = manners;
        this.history = history;
    }

    /**
     * Starts them.
     *
     * @param nonceSeries as for {@link Caller}; each thread derives its own from it
     */
    public void start(int count, URI server, String nonceSeries, InstantSource clock) {
        for (int i = 0; i < count; i++) {
            var caller = new Caller(server, world.keys(), nonceSeries + "v" + i + "n", clock, manners.patience());
            threads.add(Thread.ofPlatform().name("visitor-" + i).start(() -> work(caller)));
        }
    }

    /** While deaf, they send their requests and ignore the answers. */
    public void setDeaf(boolean nowDeaf) {
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
            long turn = System.nanoTime();
            while (endCalled == Long.MAX_VALUE && !order.isUsedUp()) {
                settle(caller, next());
                turn = awaitTurn(turn);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Visits that an outage delayed are not caught up with. */
    private long awaitTurn(long last) throws InterruptedException {
        long now = System.nanoTime();
        long turn = last + manners.every().toNanos();
        if (turn <= now) {
            return now;
        }
        Thread.sleep(Duration.ofNanos(turn - now));
        return turn;
    }

    private Visit next() {
        long pair = order.next();
        var visit = world.visit(pair);
        return manners.withKeys() && pair % 2 == 0
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
                return new Outcome.Unknown(Outcome.Unknown.NO_ANSWER);
            }
            return Outcome.of(answer);
        } catch (IOException _) {
            return new Outcome.Unknown(Outcome.Unknown.NO_ANSWER);
        }
    }

    private boolean isTooLate() {
        long end = endCalled;
        return end != Long.MAX_VALUE && System.nanoTime() - end > SETTLING_MAX.toNanos();
    }
}
