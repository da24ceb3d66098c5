package org.spaarpunt.checkins;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.passes.CardReference;

/** How many points the holder of a card has, for callers that may ask about anybody. */
public final class PointsInquiry {
    private final FactsReader facts;
    private final InstantSource clock;

    public PointsInquiry(Jdbi jdbi, CheckinCaches directories, InstantSource clock) {
        this.facts = new FactsReader(jdbi, directories);
        this.clock = clock;
    }

    /** The answer: a card that could not be used for a check-in tells no points either. */
    public sealed interface Answer {
        record Points(int points) implements Answer {}

        record Refused(Reason reason) implements Answer {}
    }

    public Answer ask(CardReference card) {
        var now = clock.instant();
        var known = facts.read(card, now);
        return CheckinRules.cardRefusal(known, now)
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Points(known.holder().orElseThrow().points()));
    }
}
