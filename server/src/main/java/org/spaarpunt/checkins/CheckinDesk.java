package org.spaarpunt.checkins;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.Refused;

/**
 * Where check-ins are decided and written: the facts in one statement, the decision in Java, the grants with their transfers
 * in one statement and one commit. A {@link Granted} is returned only after that commit is durable.
 *
 * <p>Safe for use by any number of threads, and by any number of desks on one database: a grant whose place was taken in the
 * meantime is not written, and its request is decided again on fresh facts.
 */
public final class CheckinDesk {
    /**
     * How often one request is decided at most. Each further decision means that another check-in of the same passholder at
     * the same event was written just before, so a limit of {@code n} settles within {@code n + 1}.
     */
    private static final int MAX_DECISIONS = 100;

    private final FactsReader facts;
    private final GrantWriter grants;
    private final InstantSource clock;

    public CheckinDesk(Jdbi jdbi, InstantSource clock) {
        this.facts = new FactsReader(jdbi);
        this.grants = new GrantWriter(jdbi);
        this.clock = clock;
    }

    /** Decides the request and, when the rules allow it, saves its points. */
    public CheckinOutcome checkIn(CheckinRequest request) {
        for (int decisions = 0; decisions < MAX_DECISIONS; decisions++) {
            var outcome = decideAndWrite(request);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("A check-in lost its place " + MAX_DECISIONS + " times");
    }

    /** Empty when another check-in took the place between the facts and the write. */
    private Optional<CheckinOutcome> decideAndWrite(CheckinRequest request) {
        var now = clock.instant();
        var known = facts.read(List.of(request), now).getFirst();
        var reason = CheckinRules.refusal(request, known, now);
        if (reason.isPresent()) {
            return Optional.of(refused(reason.get(), known));
        }
        var grant = Grant.of(request, known, now);
        return grants.write(List.of(grant)).getFirst().map(total -> granted(grant, total));
    }

    private static Refused refused(CheckinOutcome.Reason reason, CheckinFacts known) {
        var holder = CheckinRules.callerMayKnowPoints(reason) ? known.holder() : Optional.<Holder>empty();
        return new Refused(reason, known.event(), holder);
    }

    private static Granted granted(Grant grant, int total) {
        var holder = new Holder(grant.holder().passholderId(), total);
        return new Granted(grant.event(), holder, grant.event().points());
    }
}
