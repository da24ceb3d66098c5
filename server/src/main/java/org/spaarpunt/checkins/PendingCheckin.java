package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.Kept;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.GrantWriter.Written;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.IdempotentRequest;

/**
 * One request on its way through the desk. It is open until it is settled: refused, answered as before, or granted and durable.
 * Belongs to one thread at a time.
 */
final class PendingCheckin {
    private final CheckinRequest request;
    private final @Nullable IdempotentRequest<Granted> idempotency;
    private @Nullable Grant grant;
    private @Nullable CheckinOutcome outcome;

    PendingCheckin(CheckinRequest request) {
        this(request, null);
    }

    PendingCheckin(CheckinRequest request, @Nullable IdempotentRequest<Granted> idempotency) {
        this.request = request;
        this.idempotency = idempotency;
    }

    CheckinRequest request() {
        return request;
    }

    /** The idempotency key among those of all consumers, if the request came with one. */
    Optional<IdempotencyRecords.Key> key() {
        return Optional.ofNullable(idempotency)
                .map(known -> new IdempotencyRecords.Key(request.consumerKey(), known.key()));
    }

    boolean isOpen() {
        return outcome == null;
    }

    CheckinOutcome outcome() {
        return Optional.ofNullable(outcome).orElseThrow();
    }

    void settle(CheckinOutcome settled) {
        outcome = settled;
    }

    /**
     * Settles the case if it can be without writing; else it wants its {@link #grant()} written.
     *
     * @param kept the answer given before under this case's key
     */
    void decide(CheckinFacts facts, Optional<IdempotencyRecords.Answer> kept, Instant now) {
        if (kept.isPresent()) {
            outcome = repeated(kept.get());
            return;
        }
        var refusal = CheckinRules.refusal(request, facts, now);
        if (refusal.isPresent()) {
            outcome = refused(refusal.get(), facts);
            return;
        }
        grant = Grant.of(request, facts, now);
    }

    /** What is to be written for this case, as last decided. */
    Grant grant() {
        return Optional.ofNullable(grant).orElseThrow();
    }

    /** What the case comes to when its grant has made this the holder's balance. */
    Granted granted(int total) {
        var holder = new Holder(grant().holder().passholderId(), total);
        return new Granted(grant().event(), holder, grant().award().points());
    }

    /** What is to be kept with the grant of a case that has a key. */
    IdempotencyRecords.New answer(Written written) {
        var known = Optional.ofNullable(idempotency).orElseThrow();
        var body = known.wording().apply(granted(written.total()));
        return new IdempotencyRecords.New(
                key().orElseThrow(),
                new IdempotencyRecords.Answer(known.request(), body),
                grant().holder().passholderId(),
                new IdempotencyRecords.Cause.Checkin(written.checkinId()));
    }

    private CheckinOutcome repeated(IdempotencyRecords.Answer kept) {
        var known = Optional.ofNullable(idempotency).orElseThrow();
        return known.request().equals(kept.request()) ? new Kept(kept.body(), true) : new KeyMisused();
    }

    private static Refused refused(CheckinOutcome.Reason reason, CheckinFacts facts) {
        var holder = CheckinRules.callerMayKnowPoints(reason) ? facts.holder() : Optional.<Holder>empty();
        return new Refused(reason, facts.event(), holder);
    }
}
