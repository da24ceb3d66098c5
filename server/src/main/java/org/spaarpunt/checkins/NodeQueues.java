package org.spaarpunt.checkins;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.ShardFacts.Place;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.storage.Outage;
import org.spaarpunt.storage.OverloadException;

/**
 * Handles check-ins on a distributed database, in two steps. The first is a batch of any requests: it claims their
 * nonces and finds their cards and places, all on the coordinator, and is durable by itself. The second is a batch of
 * requests whose passholders are on one node, and settles those of each shard in a transaction of their own. So each node
 * has a queue of its own, and while it is down or slow, only the requests of passholders who live there fail or wait.
 *
 * <p>Safe for use by any number of threads.
 */
final class NodeQueues implements AutoCloseable {
    /** Batches of a node under way at once: a transaction costs much however few it settles, so the others gather. */
    private static final int BATCHES_OF_A_NODE = 1;

    private final Jdbi jdbi;
    private final FactsReader facts;
    private final InstantSource clock;
    private final CheckinRounds rounds;
    private final Batcher.Limits limits;
    private final Function<String, BatchObserver> observers;

    /** By node; the queue of requests without a passholder, which ask no node, has none. */
    private final Map<Optional<Long>, Batcher<PendingCheckin<?>, PendingCheckin<?>>> nodes = new ConcurrentHashMap<>();

    private volatile boolean closing;

    NodeQueues(
            Jdbi jdbi,
            FactsReader facts,
            InstantSource clock,
            Batcher.Limits limits,
            Function<String, BatchObserver> observers) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.clock = clock;
        this.rounds = new CheckinRounds(jdbi, new CheckinStatements.OnShards(facts), clock);
        this.limits = limits.withClerks(BATCHES_OF_A_NODE);
        this.observers = observers;
    }

    /** The first step: settles those whose nonces were used before, and locates the others. */
    List<PendingCheckin<?>> claimAndLocate(List<PendingCheckin<?>> batch) {
        // One statement, which commits by itself.
        var located = jdbi.withHandle(handle -> facts.locateAndClaim(handle, batch, clock.instant()));
        for (int i = 0; i < batch.size(); i++) {
            var one = batch.get(i);
            located.get(i).ifPresentOrElse(one::locate, one::rejectNonce);
            one.nonceIsClaimed();
        }
        return batch;
    }

    /** The second step, together with others of its node. */
    void settle(PendingCheckin<?> located) {
        var node = located.located().place().map(Place::node);
        nodes.computeIfAbsent(node, this::queue).ask(located);
    }

    private Batcher<PendingCheckin<?>, PendingCheckin<?>> queue(Optional<Long> node) {
        if (closing) {
            throw new OverloadException("The server is closing");
        }
        var name = "checkins-of-" + node.map(number -> "node-" + number).orElse("no-node");
        return new Batcher<>(name, limits, observers.apply("checkins-of-nodes"), this::settleByShard);
    }

    /** A failure of the node fails those that are not settled yet, and not those that are granted already. */
    private List<PendingCheckin<?>> settleByShard(List<PendingCheckin<?>> batch) {
        try {
            byShard(batch).forEach(rounds::settle);
        } catch (RuntimeException failure) {
            if (!Outage.caused(failure)) {
                throw failure;
            }
            batch.forEach(one -> one.fail(failure));
        }
        return batch;
    }

    /** Those of each shard together, in their order. */
    static List<List<PendingCheckin<?>>> byShard(List<PendingCheckin<?>> batch) {
        return List.copyOf(batch.stream()
                .collect(Collectors.groupingBy(
                        one -> one.located().place().map(Place::shard), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    @Override
    public void close() {
        closing = true;
        nodes.values().forEach(Batcher::close);
    }
}
