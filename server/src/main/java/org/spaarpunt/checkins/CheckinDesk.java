package org.spaarpunt.checkins;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Kept;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;

/**
 * Where check-ins are decided and written. Requests that arrive together travel together: the facts of a batch in one
 * statement, the decisions in Java, the grants with their transfers in one statement and one commit. A {@link Granted} is
 * returned only after that commit is durable.
 *
 * <p>Safe for use by any number of threads, and by any number of desks on one database: a grant whose place was taken in the
 * meantime is not written, and its request is decided again on fresh facts.
 */
public final class CheckinDesk implements AutoCloseable {
    /**
     * How often the requests of a batch may lose their places to other desks. Each loss means that another check-in of the
     * same passholder at the same event was written just before, so a limit of {@code n} settles after {@code n} losses.
     */
    private static final int MAX_LOST_ROUNDS = 100;

    private final Jdbi jdbi;
    private final FactsReader facts;
    private final IdempotencyRecords kept;
    private final GrantWriter grants;
    private final InstantSource clock;
    private final Batcher<PendingCheckin, CheckinOutcome> batches;

    public CheckinDesk(
            Jdbi jdbi, CheckinCaches directories, InstantSource clock, Batcher.Limits limits, BatchObserver observer) {
        this.jdbi = jdbi;
        this.facts = new FactsReader(jdbi, directories);
        this.kept = new IdempotencyRecords(jdbi);
        this.grants = new GrantWriter(jdbi);
        this.clock = clock;
        this.batches = new Batcher<>("checkin-desk", limits, observer, this::checkInAll);
    }

    /** Decides the request and, when the rules allow it, saves its points: {@link Granted} or {@link Refused}. */
    public CheckinOutcome checkIn(CheckinRequest request) {
        return batches.ask(new PendingCheckin(request));
    }

    /**
     * The same, once: after a grant, the same request under the same key gets the same answer. Never {@link Granted}, but
     * {@link CheckinOutcome.Kept} in its place. A refusal is not kept.
     */
    public CheckinOutcome checkIn(CheckinRequest request, IdempotentRequest<Granted> idempotency) {
        return batches.ask(new PendingCheckin(request, idempotency));
    }

    @Override
    public void close() {
        batches.close();
    }

    /** The outcome of each case, in their order. What cannot be settled in one round is settled in the next. */
    private List<CheckinOutcome> checkInAll(List<PendingCheckin> cases) {
        var open = cases.stream().filter(PendingCheckin::isOpen).toList();
        for (int round = 0; !open.isEmpty(); round++) {
            if (round > cases.size() + MAX_LOST_ROUNDS) {
                throw new IllegalStateException("Check-ins lost their places " + MAX_LOST_ROUNDS + " times");
            }
            settle(open);
            open = open.stream().filter(PendingCheckin::isOpen).toList();
        }
        return cases.stream().map(PendingCheckin::outcome).toList();
    }

    /** One round: fresh facts for all, then a write of what the rules allow. */
    private void settle(List<PendingCheckin> open) {
        var now = clock.instant();
        var known = facts.read(open.stream().map(PendingCheckin::request).toList(), now);
        // After the facts: whoever finds a place taken by its own earlier request must also find that request's answer.
        var answers = kept.find(open.stream().flatMap(one -> one.key().stream()).toList());
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            one.decide(known.get(i), one.key().map(answers::get), now);
        }
        write(firstOfEach(open));
    }

    /** One grant a round for each passholder, and for each idempotency key: what the next one finds must include it. */
    private static List<PendingCheckin> firstOfEach(List<PendingCheckin> cases) {
        var passholders = new HashSet<Long>();
        var keys = new HashSet<IdempotencyRecords.Key>();
        return cases.stream()
                .filter(PendingCheckin::isOpen)
                .filter(one -> passholders.add(one.grant().holder().passholderId()))
                .filter(one -> one.key().map(keys::add).orElse(true))
                .toList();
    }

    private void write(List<PendingCheckin> wanted) {
        writeAlone(wanted.stream().filter(one -> one.key().isEmpty()).toList());
        writeWithAnswers(wanted.stream().filter(one -> one.key().isPresent()).toList());
    }

    private void writeAlone(List<PendingCheckin> wanted) {
        var written = grants.write(wanted.stream().map(PendingCheckin::grant).toList());
        forEachWritten(wanted, written, (one, grant) -> one.settle(one.granted(grant.total())));
    }

    /** The answers are worded once the new balances are known, and kept in the commit that makes them true. */
    private void writeWithAnswers(List<PendingCheckin> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        try {
            var bodies = jdbi.inTransaction(handle -> {
                var written = GrantWriter.write(
                        handle, wanted.stream().map(PendingCheckin::grant).toList());
                var answers = new LinkedHashMap<PendingCheckin, IdempotencyRecords.New>();
                forEachWritten(wanted, written, (one, grant) -> answers.put(one, one.answer(grant)));
                IdempotencyRecords.keep(handle, List.copyOf(answers.values()));
                return answers;
            });
            bodies.forEach((one, answer) -> one.settle(new Kept(answer.answer().body(), false)));
        } catch (IdempotencyRecords.KeyTaken _) {
            // Nothing was written; the next round finds whose key it is.
        }
    }

    private static void forEachWritten(
            List<PendingCheckin> wanted, List<Optional<Written>> written, BiConsumer<PendingCheckin, Written> then) {
        for (int i = 0; i < wanted.size(); i++) {
            var one = wanted.get(i);
            written.get(i).ifPresent(grant -> then.accept(one, grant));
        }
    }
}
