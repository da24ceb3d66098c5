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
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.identity.NonceClaim;
import org.spaarpunt.identity.NonceUsedException;
import org.spaarpunt.identity.UnclaimedNonce;
import org.spaarpunt.points.Balances;
import org.spaarpunt.rewards.RedeemableReward;

/**
 * A request being handled by the desk. It is open until it is settled: refused, recognised as a repeat, or granted and
 * durable. Belongs to one thread at a time.
 */
final class PendingCheckin<R extends Reason> {
    private final CheckinRequest request;
    private final CheckinRules<R> rules;
    private final @Nullable IdempotentRequest idempotency;
    private final @Nullable UnclaimedNonce nonce;
    private State<R> state = new State.Undecided<>();

    /** Where its passholder is, on a distributed database. */
    private ShardFacts.@Nullable Located located;

    private sealed interface State<R extends Reason> {
        record Undecided<R extends Reason>() implements State<R> {}

        /** @param rewards that its answer shows; empty: none were read */
        record Allowed<R extends Reason>(Grant grant, Optional<List<RedeemableReward>> rewards) implements State<R> {}

        /** Refused, in an answer that also tells the points of the holder, which are not known yet. */
        record ToTellPoints<R extends Reason>(R reason, CheckinFacts facts, long passholderId) implements State<R> {}

        record Settled<R extends Reason>(CheckinOutcome<R> outcome) implements State<R> {}

        record Repeated<R extends Reason>(Content content) implements State<R> {}

        record NonceUsed<R extends Reason>() implements State<R> {}

        record Failed<R extends Reason>(RuntimeException failure) implements State<R> {}
    }

    PendingCheckin(CheckinRequest request, CheckinRules<R> rules, Once once) {
        this.request = request;
        this.rules = rules;
        this.idempotency = once.repeat().orElse(null);
        this.nonce = once.nonce().orElse(null);
    }

    CheckinRequest request() {
        return request;
    }

    /** The idempotency key together with the consumer's, if the request came with one. */
    Optional<IdempotencyRecords.Key> key() {
        return Optional.ofNullable(idempotency)
                .map(known -> new IdempotencyRecords.Key(request.consumerKey(), known.key()));
    }

    /** The nonce that has to be claimed before anything is saved for this request. */
    Optional<NonceClaim> unclaimed() {
        return nonce == null || nonce.isClaimed() ? Optional.empty() : Optional.of(nonce.row());
    }

    /** The transaction that claimed its nonce is durable. */
    void nonceIsClaimed() {
        if (nonce != null && !(state instanceof State.NonceUsed)) {
            nonce.claimedByUseCase();
        }
    }

    /** What the coordinator of a distributed database knows of it. */
    void locate(ShardFacts.Located found) {
        located = found;
    }

    ShardFacts.Located located() {
        if (located == null) {
            throw new IllegalStateException("The request is not located");
        }
        return located;
    }

    boolean isOpen() {
        return switch (state) {
            case State.Undecided<R> _, State.Allowed<R> _, State.ToTellPoints<R> _ -> true;
            case State.Settled<R> _, State.Repeated<R> _, State.NonceUsed<R> _, State.Failed<R> _ -> false;
        };
    }

    /**
     * The outcome. A stored outcome is parsed here, in the thread of the request, so that an unreadable one fails no
     * other request.
     *
     * @throws NonceUsedException when nothing was decided, because the request is a replay
     * @throws RuntimeException why the request alone failed, and others of its batch did not
     */
    CheckinOutcome<R> outcome() {
        return switch (state) {
            case State.Settled<R>(var outcome) -> outcome;
            case State.Repeated<R>(Content.Outcome(var json)) -> KeptCheckin.read(json);
            case State.Repeated<R>(Content.Body(var text)) -> new GrantedEarlier<>(text);
            case State.NonceUsed<R> _ -> throw new NonceUsedException();
            case State.Failed<R>(var failure) -> throw failure;
            case State.Undecided<R> _, State.Allowed<R> _, State.ToTellPoints<R> _ ->
                throw new IllegalStateException("The request is not settled");
        };
    }

    /** Settles the request: its nonce was used before. */
    void rejectNonce() {
        state = new State.NonceUsed<>();
    }

    /** Settles the request, unless it is settled: it cannot be decided or saved. */
    void fail(RuntimeException failure) {
        if (isOpen()) {
            state = new State.Failed<>(failure);
        }
    }

    /**
     * Settles the request if nothing has to be read or written; otherwise {@link #toTell()} or {@link #isAllowed()}
     * shows what has to be. A caller that has lost its right is refused before an earlier outcome is repeated.
     *
     * @param kept what is stored under this request's key
     */
    void decide(CheckinFacts facts, Optional<IdempotencyRecords.Kept> kept, Instant now) {
        var at = request.happenedAt().orElse(now);
        var refusal = kept.isPresent() ? rules.refusalOfCaller(facts, at) : rules.refusal(facts, at);
        if (refusal.isPresent()) {
            state = refused(refusal.get(), facts);
        } else if (kept.isPresent()) {
            state = repeated(kept.get());
        } else {
            state = new State.Allowed<>(Grant.of(request, facts, at), Optional.empty());
        }
    }

    private State<R> refused(R reason, CheckinFacts facts) {
        return facts.passholderId()
                .filter(_ -> CheckinRules.callerMayKnowPoints(reason))
                .<State<R>>map(holder -> new State.ToTellPoints<>(reason, facts, holder))
                .orElseGet(() -> new State.Settled<>(new Refused<>(reason, facts.event(), Optional.empty())));
    }

    private State<R> repeated(IdempotencyRecords.Kept kept) {
        var known = Optional.ofNullable(idempotency).orElseThrow();
        return known.digest().equals(kept.digest())
                ? new State.Repeated<>(kept.content())
                : new State.Settled<>(new KeyMisused<>());
    }

    /** The passholder whose points the answer tells, if the request is refused with such an answer. */
    Optional<Long> toTell() {
        return state instanceof State.ToTellPoints<R>(var _, var _, long passholderId)
                ? Optional.of(passholderId)
                : Optional.empty();
    }

    /** Settles the request if it is one that {@link #toTell()} names a passholder for. */
    void tell(Balances balances) {
        if (state instanceof State.ToTellPoints<R>(var reason, var facts, long passholderId)) {
            var holder = new Holder(passholderId, balances.of(passholderId));
            state = new State.Settled<>(new Refused<>(reason, facts.event(), Optional.of(holder)));
        }
    }

    /** Whether its {@link #grant()} is to be written. */
    boolean isAllowed() {
        return state instanceof State.Allowed;
    }

    /** The grant to be written for this request, as last decided. */
    Grant grant() {
        return allowed().grant();
    }

    private State.Allowed<R> allowed() {
        if (state instanceof State.Allowed<R> allowed) {
            return allowed;
        }
        throw new IllegalStateException("The request has no grant");
    }

    /** Whether its answer shows rewards that a repeat must show again. */
    boolean keepsRewards() {
        return idempotency != null && request instanceof CheckinRequest.ByCode;
    }

    /** Sets the rewards that its answer shows. */
    void show(List<RedeemableReward> shown) {
        state = new State.Allowed<>(grant(), Optional.of(shown));
    }

    /** Settles the request: the grant is durable, and the holder's balance is known. */
    void settle(Written written) {
        state = new State.Settled<>(granted(written));
    }

    private Granted<R> granted(Written written) {
        var allowed = allowed();
        var grant = allowed.grant();
        var holder = new Holder(grant.holder().passholderId(), written.total());
        var reference = new CheckinReference(holder.passholderId(), written.checkinId());
        return new Granted<>(
                VisitedEvent.of(grant.event()),
                holder,
                grant.award().points(),
                allowed.rewards(),
                Optional.of(new SavedCheckin(reference, grant.cardNumber(), grant.at())),
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
}
