package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.Refused;

/** One request on its way through the desk: open until it is refused or its grant is written. Belongs to one thread. */
final class Case {
    private final CheckinRequest request;
    private @Nullable Grant grant;
    private @Nullable CheckinOutcome outcome;

    Case(CheckinRequest request) {
        this.request = request;
    }

    CheckinRequest request() {
        return request;
    }

    boolean isOpen() {
        return outcome == null;
    }

    /** Applies the rules to fresh facts: the case is now refused, or wants a grant to be written. */
    void decide(CheckinFacts facts, Instant now) {
        var refusal = CheckinRules.refusal(request, facts, now);
        if (refusal.isPresent()) {
            grant = null;
            outcome = refused(refusal.get(), facts);
        } else {
            grant = Grant.of(request, facts, now);
        }
    }

    /** What is to be written for this case, as last decided. */
    Optional<Grant> grant() {
        return Optional.ofNullable(grant);
    }

    /** Settles the case: its grant is durable, and made this the holder's balance. */
    void granted(int total) {
        var written = grant().orElseThrow();
        var holder = new Holder(written.holder().passholderId(), total);
        outcome = new Granted(written.event(), holder, written.event().points());
    }

    CheckinOutcome outcome() {
        return Optional.ofNullable(outcome).orElseThrow();
    }

    private static Refused refused(CheckinOutcome.Reason reason, CheckinFacts facts) {
        var holder = CheckinRules.callerMayKnowPoints(reason) ? facts.holder() : Optional.<Holder>empty();
        return new Refused(reason, facts.event(), holder);
    }
}
