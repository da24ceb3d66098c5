package org.spaarpunt.checkins;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardReference;

/** How many points the holder of a card has, for callers that may query any passholder. */
public final class PointsInquiry {
    private final FactsReader facts;
    private final InstantSource clock;

    public PointsInquiry(Jdbi jdbi, CheckinCaches caches, InstantSource clock) {
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
                .orElseGet(() -> new Answer.Points(known.holder().orElseThrow().points()));
    }
}
