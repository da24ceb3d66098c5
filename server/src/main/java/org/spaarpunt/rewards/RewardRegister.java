package org.spaarpunt.rewards;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.passes.CardSystems;

/**
 * Makes rewards, changes them and ends them. A reward is never removed: what was redeemed refers to it. A change is
 * refused if the reward was changed since its author read it.
 */
public final class RewardRegister {
    /** Conflicts with itself only: rewards get their numbers one after the other, and redemptions do not wait. */
    private static final String ONE_AT_A_TIME = "lock table reward in share update exclusive mode";

    private static final String NEXT_NUMBER = "select coalesce(max(id), 0) + 1 from reward";

    /** In a statement of its own: the one that reads the reward then sees what the lock waited for. */
    private static final String LOCK = "select id from reward where id = :id for no key update";

    private static final String READ = "select " + RewardColumns.SELECT + " from reward where id = :id";

    private static final String UNKNOWN_CARD_SYSTEM =
            RewardRows.ONE + "select named " + RewardChecks.UNKNOWN_CARD_SYSTEM + " limit 1";

    private static final String UNKNOWN_COUNTER =
            RewardRows.ONE + "select named " + RewardChecks.UNKNOWN_COUNTER + " limit 1";

    private static final String OTHER_KIND =
            RewardRows.ONE + "select exists (select 1 " + RewardChecks.OTHER_KIND + ")";

    private static final String TOO_FEW_UNITS =
            RewardRows.ONE + "select exists (select " + RewardChecks.TOO_FEW_UNITS + ")";

    private final AuditedTransaction transaction;

    public RewardRegister(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    public Optional<Reward> find(long id) {
        return transaction.jdbi().withHandle(handle -> read(handle, id));
    }

    /**
     * Makes a reward.
     *
     * @return its number
     */
    public Outcome<Long> create(Actor actor, RewardDraft draft, Once<Long> once) {
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                id -> new Line(
                        Act.REWARD_CREATED, String.valueOf(id), draft.texts().title()),
                once.around(handle -> RewardRegister.<Long>objection(handle, 0, draft)
                        .orElseGet(() -> new Done<>(add(handle, draft)))));
    }

    /**
     * Changes a reward.
     *
     * @param seen the version that the author changed; if it is not the present one any more, nothing is done, and the
     *     outcome is {@link Refusal#CHANGED_MEANWHILE}
     * @return the parts that were changed
     */
    public Outcome<Set<RewardPart>> change(Actor actor, long id, RewardDraft draft, RewardVersion seen) {
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction
                .<Changed>act(
                        actor,
                        changed -> new Line(Act.REWARD_CHANGED, String.valueOf(id), changed.inWords()),
                        handle -> locked(handle, id)
                                .map(present -> change(handle, present, draft, seen))
                                .orElseGet(() -> unknown(id)))
                .map(Changed::parts);
    }

    /** Ends a reward at the present minute: from then on it is neither shown nor handed out. */
    public Outcome<Nothing> end(Actor actor, long id) {
        var now = transaction.now().truncatedTo(ChronoUnit.MINUTES);
        return transaction.act(
                actor,
                Line.of(Act.REWARD_ENDED, String.valueOf(id)),
                handle -> locked(handle, id)
                        .map(present -> {
                            var draft = RewardDraft.of(present);
                            var ended = draft.endedAt(now);
                            if (ended.equals(draft)) {
                                return new Unchanged<Nothing>();
                            }
                            write(handle, id, ended, RewardWriter.changingOne());
                            return Outcome.done();
                        })
                        .orElseGet(() -> unknown(id)));
    }

    /** What was changed: the parts, and both versions. */
    private record Changed(Set<RewardPart> parts, RewardDraft before, RewardDraft after) {
        String inWords() {
            return parts.stream()
                    .map(part -> switch (part) {
                        case POINTS, UNITS -> part + " " + part.in(before) + " to " + part.in(after);
                        default -> part.name();
                    })
                    .collect(Collectors.joining(", "));
        }
    }

    private static Outcome<Changed> change(Handle handle, Reward present, RewardDraft draft, RewardVersion seen) {
        var before = RewardDraft.of(present);
        if (before.equals(draft)) {
            // The same form was sent twice, or two administrators want the same.
            return new Unchanged<>();
        }
        if (!seen.changedIn(before).isEmpty()) {
            return new Refused<>(Refusal.CHANGED_MEANWHILE);
        }
        var parts = seen.changedIn(draft);
        if (parts.isEmpty()) {
            return new Unchanged<>();
        }
        return RewardRegister.<Changed>objection(handle, present.id(), draft).orElseGet(() -> {
            write(handle, present.id(), draft, RewardWriter.changingOne());
            return new Done<>(new Changed(parts, before, draft));
        });
    }

    /** What of the stored state speaks against it. */
    private static <T> Optional<Outcome<T>> objection(Handle handle, long id, RewardDraft draft) {
        var system =
                about(handle, UNKNOWN_CARD_SYSTEM, id, draft).mapTo(Long.class).findOne();
        if (system.isPresent()) {
            return system.map(CardSystems::unknown);
        }
        var counter =
                about(handle, UNKNOWN_COUNTER, id, draft).mapTo(String.class).findOne();
        if (counter.isPresent()) {
            return counter.map(key -> new Unknown<>(Subject.COUNTER, key));
        }
        if (about(handle, OTHER_KIND, id, draft).mapTo(Boolean.class).one()) {
            return Optional.of(new Rejected<>(Input.REWARD_KIND, Refusal.REDEEMED));
        }
        return about(handle, TOO_FEW_UNITS, id, draft).mapTo(Boolean.class).one()
                ? Optional.of(new Rejected<>(Input.UNITS, Refusal.UNITS_TAKEN))
                : Optional.empty();
    }

    private static Query about(Handle handle, String sql, long id, RewardDraft draft) {
        return handle.createQuery(sql).bindMap(RewardRows.parameters(id, draft));
    }

    /** The number of the new reward: the next one, or one after it if an import takes that in the meantime. */
    private static long add(Handle handle, RewardDraft draft) {
        handle.execute(ONE_AT_A_TIME);
        while (true) {
            long id = handle.createQuery(NEXT_NUMBER).mapTo(Long.class).one();
            if (write(handle, id, draft, Stream.of(RewardRows.ONE + RewardWriter.ADD)) == 1) {
                write(handle, id, draft, RewardWriter.completingOne());
                return id;
            }
        }
    }

    private static int write(Handle handle, long id, RewardDraft draft, Stream<String> statements) {
        var parameters = RewardRows.parameters(id, draft);
        return statements
                .mapToInt(statement ->
                        handle.createUpdate(statement).bindMap(parameters).execute())
                .sum();
    }

    private static Optional<Reward> locked(Handle handle, long id) {
        return handle.createQuery(LOCK)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .flatMap(known -> read(handle, known));
    }

    private static Optional<Reward> read(Handle handle, long id) {
        return handle.createQuery(READ)
                .bind("id", id)
                .map((row, _) -> RewardColumns.read(row))
                .findOne();
    }

    private static <T> Outcome<T> unknown(long id) {
        return new Unknown<>(Subject.REWARD, String.valueOf(id));
    }
}
