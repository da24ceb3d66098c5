package org.spaarpunt.checkins;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.points.Balances;
import org.spaarpunt.rewards.RewardCatalogue;

/**
 * Settles a batch of requests in rounds: facts are read, the requests are decided in Java, and what the rules allow is
 * written. A grant whose slot was taken in the meantime is not written, and its request is decided again in the next
 * round, on fresh facts. Safe for use by any number of threads.
 */
final class CheckinRounds {
    /**
     * How many times the requests of a batch may lose their slots to other desks. Each loss means that another check-in
     * of the same passholder at the same event was written just before, so a limit of {@code n} settles after {@code n}
     * losses.
     */
    private static final int MAX_LOST_ROUNDS = 100;

    private final Jdbi jdbi;
    private final CheckinStatements statements;
    private final RewardCatalogue rewards;
    private final InstantSource clock;

    CheckinRounds(Jdbi jdbi, CheckinStatements statements, InstantSource clock) {
        this.jdbi = jdbi;
        this.statements = statements;
        this.rewards = new RewardCatalogue(jdbi);
        this.clock = clock;
    }

    /** Settles every request. Those that one round cannot settle go to the next. */
    List<PendingCheckin<?>> settle(List<PendingCheckin<?>> batch) {
        var open = stillOpen(batch);
        for (int round = 0; !open.isEmpty(); round++) {
            if (round > batch.size() + MAX_LOST_ROUNDS) {
                throw new IllegalStateException("Check-ins lost their places " + MAX_LOST_ROUNDS + " times");
            }
            round(open);
            open = stillOpen(open);
        }
        return batch;
    }

    private static List<PendingCheckin<?>> stillOpen(List<PendingCheckin<?>> requests) {
        return requests.stream().filter(PendingCheckin::isOpen).toList();
    }

    /**
     * One round: claims and fresh facts for all, then a write of what the rules allow. Those with idempotency keys are
     * written in a transaction of their own, which has to be repeated when another request takes a key.
     */
    private void round(List<PendingCheckin<?>> open) {
        var now = clock.instant();
        var wanted = new ArrayList<PendingCheckin<?>>();
        var written = jdbi.inTransaction(handle -> {
            decide(handle, open, now);
            wanted.addAll(firstOfEach(open));
            var alone = grants(withoutKey(wanted));
            return alone.isEmpty() ? List.<Optional<Written>>of() : statements.writeAndCommit(handle, alone);
        });
        open.forEach(PendingCheckin::nonceIsClaimed);
        settle(withoutKey(wanted), written);
        writeWithRecords(wanted.stream().filter(one -> one.key().isPresent()).toList(), now);
    }

    private void decide(Handle handle, List<PendingCheckin<?>> open, Instant now) {
        var known = statements.read(handle, open, now);
        // After the facts: a request that finds its slot taken by its own earlier attempt must also find the stored
        // outcome of that attempt.
        var kept = IdempotencyRecords.find(
                handle, open.stream().flatMap(one -> one.key().stream()).toList(), now);
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            known.get(i).ifPresentOrElse(found -> one.decide(found, one.key().map(kept::get), now), one::rejectNonce);
        }
        var balances = Balances.read(
                handle, open.stream().flatMap(one -> one.toTell().stream()).toList());
        open.forEach(one -> one.tell(balances));
    }

    /**
     * In each round at most one grant per passholder and per idempotency key, so that the next grant is decided on
     * facts that include it.
     */
    private static List<PendingCheckin<?>> firstOfEach(List<PendingCheckin<?>> open) {
        var passholders = new HashSet<Long>();
        var keys = new HashSet<IdempotencyRecords.Key>();
        return open.stream()
                .filter(PendingCheckin::isAllowed)
                .filter(one -> passholders.add(one.grant().holder().passholderId()))
                .filter(one -> one.key().map(keys::add).orElse(true))
                .toList();
    }

    private static List<PendingCheckin<?>> withoutKey(List<PendingCheckin<?>> wanted) {
        return wanted.stream().filter(one -> one.key().isEmpty()).toList();
    }

    private static List<Grant> grants(List<? extends PendingCheckin<?>> wanted) {
        return wanted.stream().map(PendingCheckin::grant).toList();
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
                var written = statements.write(handle, grants(wanted));
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
