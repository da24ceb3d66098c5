package org.spaarpunt.checkins;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.points.Balances;

/**
 * Decides check-ins that are all saved, or none: the rules and the statements are those of the desk, in one transaction
 * for all of them. Where a place is taken in the meantime, nothing is written, and all are decided again.
 */
final class JointCheckins {
    /** How many times places may be lost to others; each loss means that a check-in of one of them was just written. */
    private static final int MAX_LOST_ROUNDS = 100;

    private final Jdbi jdbi;
    private final FactsReader facts;
    private final IdempotencyRecords records;
    private final InstantSource clock;

    JointCheckins(Jdbi jdbi, FactsReader facts, IdempotencyRecords records, InstantSource clock) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The outcomes, in this order.
     *
     * @return empty for one that the rules allow and that is not saved, because another was refused
     */
    List<Optional<CheckinOutcome<Reason.ByCode>>> checkIn(List<JointCheckin> together) {
        var all = together.stream()
                .map(one -> new PendingCheckin<>(one.request(), CheckinRules.BY_CODE, Once.under(one.idempotency())))
                .toList();
        for (int round = 0; round < MAX_LOST_ROUNDS; round++) {
            var open = all.stream().filter(PendingCheckin::isOpen).toList();
            var now = clock.instant();
            decide(open, now);
            var allowed = open.stream().filter(PendingCheckin::isOpen).toList();
            if (anyRefused(all) || allowed.isEmpty() || write(allowed, now)) {
                return all.stream()
                        .map(one -> one.isOpen()
                                ? Optional.<CheckinOutcome<Reason.ByCode>>empty()
                                : Optional.of(one.outcome()))
                        .toList();
            }
        }
        throw new IllegalStateException("Check-ins lost their places " + MAX_LOST_ROUNDS + " times");
    }

    private void decide(List<PendingCheckin<Reason.ByCode>> open, Instant now) {
        var known = facts.read(open.stream().map(PendingCheckin::request).toList(), now);
        // After the facts, as at the desk: an earlier attempt that took the slot has also stored its outcome.
        var kept = records.find(open.stream().flatMap(one -> one.key().stream()).toList(), now);
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            one.decide(known.get(i), one.key().map(kept::get), now);
        }
        var told = open.stream().flatMap(one -> one.toTell().stream()).toList();
        var balances = jdbi.withHandle(handle -> Balances.read(handle, told));
        open.forEach(one -> one.tell(balances));
    }

    private static boolean anyRefused(List<PendingCheckin<Reason.ByCode>> all) {
        return all.stream()
                .filter(one -> !one.isOpen())
                .map(PendingCheckin::outcome)
                .anyMatch(outcome -> switch (outcome) {
                    case Granted<Reason.ByCode> _, GrantedEarlier<Reason.ByCode> _ -> false;
                    case CheckinOutcome.Refused<Reason.ByCode> _, CheckinOutcome.KeyMisused<Reason.ByCode> _ -> true;
                });
    }

    /** Whether all were written; otherwise none was. */
    private boolean write(List<PendingCheckin<Reason.ByCode>> wanted, Instant now) {
        var grants = wanted.stream().map(PendingCheckin::grant).toList();
        try {
            var written = jdbi.inTransaction(handle -> {
                var saved = GrantWriter.write(handle, grants).stream()
                        .flatMap(Optional::stream)
                        .toList();
                if (saved.size() < wanted.size()) {
                    handle.rollback();
                    return List.<Written>of();
                }
                IdempotencyRecords.keep(handle, records(wanted, saved, now), now);
                return saved;
            });
            for (int i = 0; i < written.size(); i++) {
                wanted.get(i).settle(written.get(i));
            }
            return !written.isEmpty();
        } catch (IdempotencyRecords.KeyTaken _) {
            // Nothing was written; the next round finds the outcome stored under the key.
            return false;
        }
    }

    private static List<IdempotencyRecords.New> records(
            List<PendingCheckin<Reason.ByCode>> wanted, List<Written> saved, Instant now) {
        var kept = new ArrayList<IdempotencyRecords.New>();
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).key().isPresent()) {
                kept.add(wanted.get(i).record(saved.get(i), now));
            }
        }
        return kept;
    }
}
