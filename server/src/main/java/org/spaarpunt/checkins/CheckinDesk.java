package org.spaarpunt.checkins;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.identity.NonceUsedException;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;

/**
 * Decides check-ins and writes them. Requests that arrive together are handled as a batch, in one transaction: one
 * statement claims their nonces and reads their facts, they are decided in Java, and another statement writes the grants
 * with their transfers, sent together with the commit. On a distributed database, {@link NodeQueues} does so in two
 * steps. A {@link Granted} is returned only after that commit is durable.
 *
 * <p>Safe for use by any number of threads, and by any number of desks on one database: a grant whose slot was taken in
 * the meantime is not written, and its request is decided again on fresh facts.
 */
public final class CheckinDesk implements AutoCloseable {
    private final FactsReader facts;
    private final CheckinRounds rounds;
    private final NodeQueues nodes;
    private final JointCheckins joint;
    private final Batcher<PendingCheckin<?>, PendingCheckin<?>> batches;

    /** @param observers gives the observer of the batches of this name */
    public CheckinDesk(
            Jdbi jdbi,
            CheckinCaches caches,
            InstantSource clock,
            Batcher.Limits limits,
            Function<String, BatchObserver> observers) {
        this.facts = new FactsReader(jdbi, caches);
        this.rounds = new CheckinRounds(jdbi, new CheckinStatements.OnOneDatabase(facts), clock);
        this.nodes = new NodeQueues(jdbi, facts, clock, limits, observers);
        this.joint = new JointCheckins(jdbi, facts, new IdempotencyRecords(jdbi), clock);
        this.batches = new Batcher<>("checkin-desk", limits, observers.apply("checkins"), this::settle);
    }

    /**
     * Decides the request and, if the rules allow it, saves its points. After a grant, the same request under the same
     * idempotency key gets the same outcome, provided that its caller still has the right. A refusal is not stored.
     *
     * <p>If the request brings a nonce, that is claimed in the same transaction or, on a distributed database, durably
     * before it, whatever the outcome.
     *
     * @throws NonceUsedException when the nonce was used before; nothing was decided
     */
    public CheckinOutcome<Reason.AtCounter> checkIn(CheckinRequest.ForCounter request, Once once) {
        return settled(new PendingCheckin<>(request, CheckinRules.AT_COUNTER, once));
    }

    /** The same for a request that names an event by its code; the right of its caller was checked before. */
    public CheckinOutcome<Reason.ByCode> checkIn(CheckinRequest.ByCode request, Once once) {
        return settled(new PendingCheckin<>(request, CheckinRules.BY_CODE, once));
    }

    /**
     * Decides check-ins of several passholders by codes, and saves all of them or none.
     *
     * @return their outcomes in this order; empty for one that the rules allow and that is not saved, because another
     *     was refused
     */
    public List<Optional<CheckinOutcome<Reason.ByCode>>> checkInTogether(List<JointCheckin> together) {
        return joint.checkIn(together);
    }

    @Override
    public void close() {
        batches.close();
        nodes.close();
    }

    /** On a distributed database, what the first step leaves open goes on with others of its node. */
    private <R extends Reason> CheckinOutcome<R> settled(PendingCheckin<R> pending) {
        batches.ask(pending);
        if (pending.isOpen()) {
            nodes.settle(pending);
        }
        return pending.outcome();
    }

    private List<PendingCheckin<?>> settle(List<PendingCheckin<?>> batch) {
        return facts.isInTwoSteps() ? nodes.claimAndLocate(batch) : rounds.settle(batch);
    }
}
