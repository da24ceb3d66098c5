package org.spaarpunt.checkins;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.points.LedgerSql;
import org.spaarpunt.storage.Timestamps;

/**
 * Undoes a check-in that was a mistake. Its points return to the event by a transfer, its slot in the period becomes
 * free again, and the stored answer to its request is deleted, so that a repeat of the request is a new request.
 *
 * <p>If a check-in is undone several times at once, on any number of servers, only one attempt succeeds, because the
 * update of the row decides. A balance never goes below zero: if the points are already spent, nothing is undone.
 */
public final class CheckinUndo {
    /**
     * How long a check-in can be undone: long enough to notice a mistake, too short to take points from a passholder
     * later.
     */
    public static final Duration PERIOD = Duration.ofMinutes(15);

    private static final String UNDO =
            """
            with reversed as (
                update checkin
                set reversed_at = :now, reversed_by = :user, reversed_in = pg_current_xact_id()::text::bigint
                where passholder_id = :passholder and id = :checkin and counter_id = :counter
                  and reversed_at is null and checked_in_at > :since
                returning passholder_id, id, event_id, points
            ),
            %s,
            %s
            select paid.points as total
            from reversed left join paid using (passholder_id)
            """.formatted(LedgerSql.TAKE_BACK_REVERSED, IdempotencyRecords.FORGET_REVERSED_CHECKINS);

    private static final String STATE = """
            select reversed_at is not null as reversed from checkin
            where passholder_id = :passholder and id = :checkin and counter_id = :counter
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** The outcome of an undo. */
    public sealed interface Outcome {
        /**
         * The points are already spent.
         *
         * @param points the passholder's remaining points
         */
        record Undone(int points) implements Outcome {}

        /** This counter has no such check-in. */
        record Unknown() implements Outcome {}

        record AlreadyUndone() implements Outcome {}

        record TooLate() implements Outcome {}

        record PointsSpent() implements Outcome {}
    }

    /**
     * The counter at which the check-in is undone.
     *
     * @param counterId only the counter that made a check-in may undo it
     * @param userId the employee; empty: an application that acts for the counter without a user
     */
    public record AtCounter(long counterId, Optional<Long> userId) {}

    CheckinUndo(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Outcome undo(CheckinReference checkin, AtCounter there) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            var totals = write(handle, checkin, there, now);
            if (totals.isEmpty()) {
                return refusal(handle, checkin, there);
            }
            if (totals.get().isPresent()) {
                return new Outcome.Undone(totals.get().get());
            }
            handle.rollback();
            return new Outcome.PointsSpent();
        });
    }

    /** Outer empty: there is no such check-in to undo. Inner empty: the balance is too low. */
    private static Optional<Optional<Integer>> write(
            Handle handle, CheckinReference checkin, AtCounter there, Instant now) {
        return handle.createQuery(UNDO)
                .bind("now", Timestamps.bound(now))
                .bind("since", Timestamps.bound(now.minus(PERIOD)))
                .bindByType("user", there.userId().orElse(null), Long.class)
                .bind("counter", there.counterId())
                .bind("passholder", checkin.passholderId())
                .bind("checkin", checkin.checkinId())
                .map((row, _) -> Optional.ofNullable(row.getObject("total", Integer.class)))
                .findOne();
    }

    /** Why nothing was found; a check-in that is neither unknown nor undone already is too old. */
    private static Outcome refusal(Handle handle, CheckinReference checkin, AtCounter there) {
        return handle.createQuery(STATE)
                .bind("counter", there.counterId())
                .bind("passholder", checkin.passholderId())
                .bind("checkin", checkin.checkinId())
                .map((row, _) ->
                        row.getBoolean("reversed") ? new Outcome.AlreadyUndone() : (Outcome) new Outcome.TooLate())
                .findOne()
                .orElseGet(Outcome.Unknown::new);
    }
}
