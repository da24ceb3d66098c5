package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.points.LedgerSql;
import org.spaarpunt.storage.Timestamps;

/**
 * Writes a redemption, or cancels one, in the caller's transaction. Each step has its own condition, and its row count
 * shows whether the condition held; if one did not, the caller rolls back. All take their locks in the same order:
 * reward, redemption, balance.
 */
final class RedemptionWriter {
    private static final String TAKE_UNIT = """
            update reward set units_taken = units_taken + 1
            where id = :rewardId and (max_units is null or units_taken < max_units)
            returning units_taken
            """;

    private static final String LOCK = "select id from reward where id = :rewardId for update";

    private static final String GIVE_UNIT_BACK = "update reward set units_taken = units_taken - 1 where id = :rewardId";

    private static final String TAKE_PLACE = """
            insert into redemption (
                passholder_id, reward_id, counter_id, user_id, agent_key, card_number, points, redeemed_at, period, ordinal)
            values (:passholderId, :rewardId, :counterId, :userId, :agentKey, :cardNumber, :points, :at, :period, :ordinal)
            on conflict (passholder_id, reward_id, period, ordinal) where cancelled_at is null do nothing
            returning id
            """;

    private static final String GIVE_PLACE_BACK = """
            update redemption set cancelled_at = :at, cancelled_in = pg_current_xact_id()::text::bigint
            where passholder_id = :passholderId and id = :id and cancelled_at is null
            """;

    private static final String GIVE_BACK = """
            with earned as (
                select :passholderId as passholder_id,
                       'REDEMPTION_REVERSED'::transfer_reason as reason,
                       :id as cause_id,
                       'REWARD'::ledger_account as source,
                       :rewardId as source_id,
                       :points as points,
                       :at as moved_at
            ),
            %s
            select points from credited
            """.formatted(LedgerSql.CREDIT_EARNED);

    private static final String BALANCE =
            "select coalesce((select points from balance where passholder_id = :passholderId), 0)";

    private final Handle handle;

    RedemptionWriter(Handle handle) {
        this.handle = handle;
    }

    /** What is to be written: allowed by the rules, on facts read a moment ago. */
    record Wanted(RedemptionRequest request, Reward reward, List<UsedSlot> taken, Instant at) {
        int ordinal() {
            return IntStream.iterate(1, place -> place + 1)
                    .filter(place -> taken.stream().noneMatch(known -> known.ordinal() == place))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What was written: the reward as it is after the redemption, and the remaining balance. */
    record Written(long id, Reward reward, int points) {}

    /** Empty if the facts have changed; the transaction must then be rolled back. */
    Optional<Written> write(Wanted wanted) {
        var units = handle.createQuery(TAKE_UNIT)
                .bind("rewardId", wanted.reward().id())
                .mapTo(Integer.class)
                .findOne();
        if (units.isEmpty()) {
            return Optional.empty();
        }
        return placeTaken(wanted).flatMap(id -> {
            var left = spend(wanted, id);
            return left.isPresent()
                    ? Optional.of(new Written(id, wanted.reward().withTaken(units.get()), left.getAsInt()))
                    : Optional.empty();
        });
    }

    private Optional<Long> placeTaken(Wanted wanted) {
        var request = wanted.request();
        return handle.createQuery(TAKE_PLACE)
                .bind("passholderId", request.passholderId())
                .bind("rewardId", wanted.reward().id())
                .bind("counterId", request.counter().id())
                .bindByType("userId", request.userId().orElse(null), Long.class)
                .bindByType("agentKey", request.userId().isPresent() ? null : request.consumerKey(), String.class)
                .bind("cardNumber", request.card().number())
                .bind("points", wanted.reward().points())
                .bind("at", Timestamps.bound(wanted.at()))
                .bind("period", RewardLimit.periodAt(wanted.reward().limit(), wanted.at()))
                .bind("ordinal", wanted.ordinal())
                .mapTo(Long.class)
                .findOne();
    }

    /** The remaining balance; empty if it was too low. */
    private OptionalInt spend(Wanted wanted, long id) {
        if (wanted.reward().points() == 0) {
            return OptionalInt.of(balance(wanted.request().passholderId()));
        }
        return handle.createQuery(LedgerSql.SPEND)
                .bind("passholderId", wanted.request().passholderId())
                .bind("reason", "REDEMPTION")
                .bind("causeId", id)
                .bind("destination", "REWARD")
                .bind("destinationId", wanted.reward().id())
                .bind("points", wanted.reward().points())
                .bind("at", Timestamps.bound(wanted.at()))
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** The balance afterwards; empty if the redemption was cancelled in the meantime. */
    OptionalInt cancel(long passholderId, StoredRedemption redemption, Instant at) {
        handle.createQuery(LOCK)
                .bind("rewardId", redemption.rewardId())
                .mapTo(Long.class)
                .one();
        int given = handle.createUpdate(GIVE_PLACE_BACK)
                .bind("passholderId", passholderId)
                .bind("id", redemption.id())
                .bind("at", Timestamps.bound(at))
                .execute();
        if (given == 0) {
            return OptionalInt.empty();
        }
        handle.createUpdate(GIVE_UNIT_BACK)
                .bind("rewardId", redemption.rewardId())
                .execute();
        IdempotencyRecords.forgetRedemption(handle, passholderId, redemption.id());
        if (redemption.points() == 0) {
            return OptionalInt.of(balance(passholderId));
        }
        return OptionalInt.of(handle.createQuery(GIVE_BACK)
                .bind("passholderId", passholderId)
                .bind("id", redemption.id())
                .bind("rewardId", redemption.rewardId())
                .bind("points", redemption.points())
                .bind("at", Timestamps.bound(at))
                .mapTo(Integer.class)
                .one());
    }

    private int balance(long passholderId) {
        return handle.createQuery(BALANCE)
                .bind("passholderId", passholderId)
                .mapTo(Integer.class)
                .one();
    }
}
