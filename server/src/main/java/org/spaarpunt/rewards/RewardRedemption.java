package org.spaarpunt.rewards;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.IdempotencyRecords.Content;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.rewards.RedemptionOutcome.KeyMisused;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;
import org.spaarpunt.rewards.RedemptionOutcome.RedeemedEarlier;
import org.spaarpunt.rewards.RedemptionOutcome.Refused;
import org.spaarpunt.rewards.RedemptionWriter.Wanted;
import org.spaarpunt.storage.Timestamps;

/**
 * Redeems rewards, and cancels redemptions. Safe for any number of servers on one database: if another server changed
 * the facts between read and write, the write fails, and the request is decided again on fresh facts.
 */
public final class RewardRedemption {
    /** How long a redemption can be cancelled: a mistake is noticed the same day. */
    public static final Duration CANCELLABLE_FOR = Duration.ofHours(24);

    /** Each loss means that another redemption was written just before, so this many in a row indicate a fault. */
    private static final int MAX_LOST_ROUNDS = 100;

    private static final String REWARD =
            "select " + RewardColumns.SELECT + " from reward where id = :id and kind = :kind";

    private static final String REDEMPTION = """
            select id, reward_id, counter_id, points, redeemed_at, cancelled_at is not null as cancelled
            from redemption
            where passholder_id = :passholderId and id = :id
            """;

    private final Jdbi jdbi;
    private final IdempotencyRecords records;
    private final InstantSource clock;

    /** The outcome of a request to cancel. */
    public sealed interface Cancellation {
        /**
         * The redemption is cancelled, and everything is as it was before.
         *
         * @param points the passholder's points now
         */
        record Done(int points) implements Cancellation {}

        /** The passholder has no such redemption, or no longer has it. */
        record Unknown() implements Cancellation {}

        /** Another counter handed it out. */
        record OfAnotherCounter() implements Cancellation {}

        record TooLate() implements Cancellation {}
    }

    RewardRedemption(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.records = new IdempotencyRecords(jdbi);
        this.clock = clock;
    }

    /**
     * Redeems if the rules allow it. Returns {@link Redeemed} only after the commit is durable; the same request under
     * the same idempotency key then gets the same outcome. A refusal is not stored.
     */
    public RedemptionOutcome redeem(RedemptionRequest request, Optional<IdempotentRequest> idempotency) {
        for (int round = 0; round <= MAX_LOST_ROUNDS; round++) {
            var outcome = replay(request, idempotency).or(() -> attempt(request, idempotency));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("A redemption lost its place " + MAX_LOST_ROUNDS + " times");
    }

    /** Returns points, unit and slot, at the counter that handed the reward out, within {@link #CANCELLABLE_FOR}. */
    public Cancellation cancel(long passholderId, long redemptionId, long counterId) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            var found = handle.createQuery(REDEMPTION)
                    .bind("passholderId", passholderId)
                    .bind("id", redemptionId)
                    .map((row, _) -> new StoredRedemption(
                            row.getLong("id"),
                            row.getLong("reward_id"),
                            row.getLong("counter_id"),
                            row.getInt("points"),
                            Timestamps.in(row, "redeemed_at"),
                            row.getBoolean("cancelled")))
                    .findOne()
                    .filter(redemption -> !redemption.cancelled());
            if (found.isEmpty()) {
                return new Cancellation.Unknown();
            }
            if (found.get().counterId() != counterId) {
                return new Cancellation.OfAnotherCounter();
            }
            if (found.get().at().plus(CANCELLABLE_FOR).isBefore(now)) {
                return new Cancellation.TooLate();
            }
            var points = new RedemptionWriter(handle).cancel(passholderId, found.get(), now);
            if (points.isEmpty()) {
                handle.rollback();
                return new Cancellation.Unknown();
            }
            return new Cancellation.Done(points.getAsInt());
        });
    }

    /** What is stored for a request with an idempotency key; empty: nothing. */
    private Optional<RedemptionOutcome> replay(RedemptionRequest request, Optional<IdempotentRequest> idempotency) {
        return idempotency.flatMap(known -> {
            var key = key(request, known);
            return Optional.ofNullable(
                            records.find(List.of(key), clock.instant()).get(key))
                    .map(kept -> replayed(kept, known));
        });
    }

    private static RedemptionOutcome replayed(IdempotencyRecords.Kept kept, IdempotentRequest idempotency) {
        if (!idempotency.digest().equals(kept.digest())) {
            return new KeyMisused();
        }
        return switch (kept.content()) {
            case Content.Outcome(var json) -> KeptRedemption.read(json);
            case Content.Body(var text) -> new RedeemedEarlier(text);
        };
    }

    private Optional<RedemptionOutcome> attempt(RedemptionRequest request, Optional<IdempotentRequest> idempotency) {
        try {
            return jdbi.inTransaction(handle -> {
                var outcome = decided(handle, request);
                if (outcome.isPresent() && outcome.get() instanceof Redeemed redeemed) {
                    idempotency.ifPresent(known -> keep(handle, request, redeemed, known));
                }
                return outcome;
            });
        } catch (IdempotencyRecords.KeyTaken _) {
            // Nothing was written; the next round finds the outcome stored under the key.
            return Optional.empty();
        }
    }

    /** The stored outcome contains the new balance, and is committed with it. */
    private static void keep(
            Handle handle, RedemptionRequest request, Redeemed redeemed, IdempotentRequest idempotency) {
        IdempotencyRecords.keep(
                handle,
                List.of(new IdempotencyRecords.New(
                        key(request, idempotency),
                        idempotency.digest(),
                        KeptRedemption.write(redeemed, idempotency.rendering()),
                        request.passholderId(),
                        new IdempotencyRecords.Cause.Redemption(redeemed.id()),
                        idempotency.repeatable().map(redeemed.at()::plus))),
                redeemed.at());
    }

    private static IdempotencyRecords.Key key(RedemptionRequest request, IdempotentRequest idempotency) {
        return new IdempotencyRecords.Key(request.consumerKey(), idempotency.key());
    }

    /** Empty if the facts have changed: the transaction is rolled back, and the request must be decided again. */
    private Optional<RedemptionOutcome> decided(Handle handle, RedemptionRequest request) {
        var now = clock.instant();
        var reward = handle.createQuery(REWARD)
                .bind("id", request.rewardId())
                .bind("kind", request.kind())
                .map((row, _) -> RewardColumns.read(row))
                .findOne();
        if (reward.isEmpty()) {
            return Optional.of(new RedemptionOutcome.UnknownReward());
        }
        if (!request.counter().handsOut(reward.get())) {
            return Optional.of(new RedemptionOutcome.WrongCounter());
        }
        var reader = new RedeemerReader(handle, now);
        var redeemer = reader.redeemer(
                request.passholderId(), Optional.of(request.card().isActive()));
        var taken = reader.taken(request.passholderId()).getOrDefault(request.rewardId(), List.of());
        var state = RedemptionRules.state(reward.get(), Optional.of(redeemer), taken, now);
        return switch (state) {
            case CashInState.Possible _ -> written(handle, new Wanted(request, reward.get(), taken, now));
            case CashInState.NotPossible reason -> Optional.of(new Refused(reason));
        };
    }

    private static Optional<RedemptionOutcome> written(Handle handle, Wanted wanted) {
        var written = new RedemptionWriter(handle).write(wanted);
        if (written.isEmpty()) {
            handle.rollback();
        }
        return written.map(one -> new Redeemed(one.id(), one.reward(), wanted.at(), one.points(), Optional.empty()));
    }
}
