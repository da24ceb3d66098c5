package org.spaarpunt.checkins;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.rewards.RewardCatalogue;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;

/**
 * Decides check-ins and writes them. Requests that arrive together are handled as a batch: their facts are read in one
 * statement, they are decided in Java, and the grants are written with their transfers in one statement and one commit.
 * A {@link Granted} is returned only after that commit is durable.
 *
 * <p>Safe for use by any number of threads, and by any number of desks on one database: a grant whose slot was taken in
 * the meantime is not written, and its request is decided again on fresh facts.
 */
public final class CheckinDesk implements AutoCloseable {
    /**
     * How many times the requests of a batch may lose their slots to other desks. Each loss means that another check-in
     * of the same passholder at the same event was written just before, so a limit of {@code n} settles after {@code n}
     * losses.
     */
    private static final int MAX_LOST_ROUNDS = 100;

    private final Jdbi jdbi;
    private final FactsReader facts;
    private final IdempotencyRecords records;
    private final RewardCatalogue rewards;
    private final GrantWriter grants;
    private final InstantSource clock;
    private final JointCheckins joint;
    private final Batcher<PendingCheckin<?>, PendingCheckin<?>> batches;

    public CheckinDesk(
            Jdbi jdbi, CheckinCaches caches, InstantSource clock, Batcher.Limits limits, BatchObserver observer) {
        this.jdbi = jdbi;
        this.facts = new FactsReader(jdbi, caches);
        this.records = new IdempotencyRecords(jdbi);
        this.rewards = new RewardCatalogue(jdbi);
        this.grants = new GrantWriter(jdbi);
        this.clock = clock;
        this.joint = new JointCheckins(jdbi, facts, records, clock);
        this.batches = new Batcher<>("checkin-desk", limits, observer, this::checkInAll);
    }

    /**
     * Decides the request and, if the rules allow it, saves its points. After a grant, the same request under the same
     * idempotency key gets the same outcome, provided that its caller still has the right. A refusal is not stored.
     */
    public CheckinOutcome<Reason.AtCounter> checkIn(
            CheckinRequest.ForCounter request, Optional<IdempotentRequest> idempotency) {
        return settled(new PendingCheckin<>(request, CheckinRules.AT_COUNTER, idempotency));
    }

    /** The same for a request that names an event by its code; the right of its caller was checked before. */
    public CheckinOutcome<Reason.ByCode> checkIn(
            CheckinRequest.ByCode request, Optional<IdempotentRequest> idempotency) {
        return settled(new PendingCheckin<>(request, CheckinRules.BY_CODE, idempotency));
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
    }

    private <R extends Reason> CheckinOutcome<R> settled(PendingCheckin<R> pending) {
        batches.ask(pending);
        return pending.outcome();
    }

    /** Settles every request. Those that one round cannot settle go to the next. */
    private List<PendingCheckin<?>> checkInAll(List<PendingCheckin<?>> batch) {
        var open = stillOpen(batch);
        for (int round = 0; !open.isEmpty(); round++) {
            if (round > batch.size() + MAX_LOST_ROUNDS) {
                throw new IllegalStateException("Check-ins lost their places " + MAX_LOST_ROUNDS + " times");
            }
            settle(open);
            open = stillOpen(open);
        }
        return batch;
    }

    private static List<PendingCheckin<?>> stillOpen(List<PendingCheckin<?>> requests) {
        return requests.stream().filter(PendingCheckin::isOpen).toList();
    }

    /** One round: fresh facts for all, then a write of what the rules allow. */
    private void settle(List<PendingCheckin<?>> open) {
        var now = clock.instant();
        var known = facts.read(open.stream().map(PendingCheckin::request).toList(), now);
        // After the facts: a request that finds its slot taken by its own earlier attempt must also find the stored
        // outcome of that attempt.
        var kept = records.find(open.stream().flatMap(one -> one.key().stream()).toList(), now);
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            one.decide(known.get(i), one.key().map(kept::get), now);
        }
        write(firstOfEach(open), now);
    }

    /**
     * In each round at most one grant per passholder and per idempotency key, so that the next grant is decided on
     * facts that include it.
     */
    private static List<PendingCheckin<?>> firstOfEach(List<PendingCheckin<?>> open) {
        var passholders = new HashSet<Long>();
        var keys = new HashSet<IdempotencyRecords.Key>();
        return open.stream()
                .filter(PendingCheckin::isOpen)
                .filter(one -> passholders.add(one.grant().holder().passholderId()))
                .filter(one -> one.key().map(keys::add).orElse(true))
                .toList();
    }

    private void write(List<PendingCheckin<?>> wanted, Instant now) {
        writeAlone(wanted.stream().filter(one -> one.key().isEmpty()).toList());
        writeWithRecords(wanted.stream().filter(one -> one.key().isPresent()).toList(), now);
    }

    private void writeAlone(List<PendingCheckin<?>> wanted) {
        settle(wanted, grants.write(wanted.stream().map(PendingCheckin::grant).toList()));
    }

    /** The stored outcomes contain the new balances, and are committed with them. */
    private void writeWithRecords(List<PendingCheckin<?>> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return;
        }
        for (var one : wanted) {
            if (one.keepsRewards()) {
                one.show(rewards.redeemableBy(one.grant().holder().passholderId(), now));
            }
        }
        try {
            settle(wanted, jdbi.inTransaction(handle -> {
                var written = GrantWriter.write(
                        handle, wanted.stream().map(PendingCheckin::grant).toList());
                var kept = new ArrayList<IdempotencyRecords.New>();
                forEachWritten(wanted, written, (one, grant) -> kept.add(one.record(grant, now)));
                IdempotencyRecords.keep(handle, kept, now);
                return written;
            }));
        } catch (IdempotencyRecords.KeyTaken _) {
            // Nothing was written; the next round finds the outcome stored under the key.
        }
    }

    private static void settle(List<PendingCheckin<?>> wanted, List<Optional<Written>> written) {
        forEachWritten(wanted, written, (one, grant) -> one.settle(grant));
    }

    private static void forEachWritten(
            List<PendingCheckin<?>> wanted,
            List<Optional<Written>> written,
            BiConsumer<PendingCheckin<?>, Written> then) {
        for (int i = 0; i < wanted.size(); i++) {
            var one = wanted.get(i);
            written.get(i).ifPresent(grant -> then.accept(one, grant));
        }
    }
}
