package org.spaarpunt.checkins;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.points.Balances;

/** How many points the holder of a card has, for callers that may query any passholder. */
public final class PointsInquiry {
    private final Jdbi jdbi;
    private final FactsReader facts;
    private final InstantSource clock;

    public PointsInquiry(Jdbi jdbi, CheckinCaches caches, InstantSource clock) {
        this.jdbi = jdbi;
        this.facts = new FactsReader(jdbi, caches);
        this.clock = clock;
    }

    /** The answer; the points of a card that cannot be used for a check-in are not shown either. */
    public sealed interface Answer {
        record Points(int points) implements Answer {}

        record Refused(Reason.OfVisit reason) implements Answer {}
    }

    public Answer ask(CardReference.OfNumber card) {
        var now = clock.instant();
        var known = facts.read(card, now);
        return CheckinRules.OF_CARD
                .refusal(known, now)
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Points(points(known.passholderId().orElseThrow())));
    }

    private int points(long passholderId) {
        return jdbi.withHandle(
                handle -> Balances.read(handle, List.of(passholderId)).of(passholderId));
    }
}
