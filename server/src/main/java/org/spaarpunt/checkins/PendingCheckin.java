package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinOutcome.SavedCheckin;
import org.spaarpunt.checkins.CheckinOutcome.VisitedEvent;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.IdempotencyRecords.Content;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.rewards.RedeemableReward;

/**
 * A request being handled by the desk. It is open until it is settled: refused, recognised as a repeat, or granted and
 * durable. Belongs to one thread at a time.
 */
final class PendingCheckin<R extends Reason> {
    private final CheckinRequest request;
    private final CheckinRules<R> rules;
    private final @Nullable IdempotentRequest idempotency;
    private @Nullable Grant grant;
    private @Nullable List<RedeemableReward> rewards;
    private @Nullable CheckinOutcome<R> outcome;
    private @Nullable Content replayed;

    PendingCheckin(CheckinRequest request, CheckinRules<R> rules, Optional<IdempotentRequest> idempotency) {
        this.request = request;
        this.rules = rules;
        this.idempotency = idempotency.orElse(null);
    }

    CheckinRequest request() {
        return request;
    }

    /** The idempotency key together with the consumer's, if the request came with one. */
    Optional<IdempotencyRecords.Key> key() {
        return Optional.ofNullable(idempotency)
                .map(known -> new IdempotencyRecords.Key(request.consumerKey(), known.key()));
    }

    boolean isOpen() {
        return outcome == null && replayed == null;
    }

    /**
     * The outcome. A stored outcome is parsed here, in the thread of the request, so that an unreadable one fails no
     * other request.
     */
    CheckinOutcome<R> outcome() {
        return switch (replayed) {
            case Content.Outcome(var json) -> KeptCheckin.read(json);
            case Content.Body(var text) -> new GrantedEarlier<>(text);
            case null -> Optional.ofNullable(outcome).orElseThrow();
        };
    }

    /**
     * Settles the request if nothing has to be written; otherwise its {@link #grant()} is to be written. A caller that
     * has lost its right is refused before an earlier outcome is repeated.
     *
     * @param kept what is stored under this request's key
     */
    void decide(CheckinFacts facts, Optional<IdempotencyRecords.Kept> kept, Instant now) {
        var at = request.happenedAt().orElse(now);
        var refusal = kept.isPresent() ? rules.refusalOfCaller(facts, at) : rules.refusal(facts, at);
        if (refusal.isPresent()) {
            outcome = refused(refusal.get(), facts);
        } else if (kept.isPresent()) {
            repeat(kept.get());
        } else {
            grant = Grant.of(request, facts, at);
        }
    }

    /** The grant to be written for this request, as last decided. */
    Grant grant() {
        return Optional.ofNullable(grant).orElseThrow();
    }

    /** Whether its answer shows rewards that a repeat must show again. */
    boolean keepsRewards() {
        return idempotency != null && request instanceof CheckinRequest.ByCode;
    }

    /** Sets the rewards that its answer shows. */
    void show(List<RedeemableReward> shown) {
        rewards = shown;
    }

    /** Settles the request: the grant is durable, and the holder's balance is known. */
    void settle(Written written) {
        outcome = granted(written);
    }

    private Granted<R> granted(Written written) {
        var award = grant().award();
        var holder = new Holder(grant().holder().passholderId(), written.total());
        var reference = new CheckinReference(holder.passholderId(), written.checkinId());
        return new Granted<>(
                VisitedEvent.of(grant().event()),
                holder,
                award.points(),
                Optional.ofNullable(rewards),
                Optional.of(new SavedCheckin(reference, grant().cardNumber(), grant().at())),
                Optional.empty());
    }

    /** What is stored with the grant of a request that has a key. */
    IdempotencyRecords.New record(Written written, Instant now) {
        var known = Optional.ofNullable(idempotency).orElseThrow();
        return new IdempotencyRecords.New(
                key().orElseThrow(),
                known.digest(),
                KeptCheckin.write(granted(written), known.rendering()),
                grant().holder().passholderId(),
                new IdempotencyRecords.Cause.Checkin(written.checkinId()),
                known.repeatable().map(now::plus));
    }

    private void repeat(IdempotencyRecords.Kept kept) {
        var known = Optional.ofNullable(idempotency).orElseThrow();
        if (known.digest().equals(kept.digest())) {
            replayed = kept.content();
        } else {
            outcome = new KeyMisused<>();
        }
    }

    private static <R extends Reason> Refused<R> refused(R reason, CheckinFacts facts) {
        var holder = CheckinRules.callerMayKnowPoints(reason) ? facts.holder() : Optional.<Holder>empty();
        return new Refused<>(reason, facts.event(), holder);
    }
}
