package org.spaarpunt.checkins;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.CardReference;

/** Predicts the outcome of a check-in made now, by the same rules that decide check-ins; nothing is saved. */
public final class CheckinOutlook {
    private final FactsReader facts;
    private final InstantSource clock;

    /**
     * The predicted outcome of a check-in at an event.
     *
     * @param refusal why it would be refused now; empty: it would be granted
     * @param window when check-ins are accepted, now or next; empty: never again
     * @param award what it would award, now or when the window opens
     * @param <R> the reasons why it could be refused
     */
    public record Prospect<R extends Reason>(Optional<R> refusal, Optional<CheckinWindow> window, PointsAward award) {}

    CheckinOutlook(Jdbi jdbi, CheckinCaches caches, InstantSource clock) {
        this.facts = new FactsReader(jdbi, caches);
        this.clock = clock;
    }

    /** For any card, at each of the events. */
    public List<Prospect<Reason.OfVisit>> of(List<Event> events) {
        var now = clock.instant();
        return events.stream()
                .map(event -> prospect(CheckinRules.refusalOfAll(event, now), event, now))
                .toList();
    }

    /** For this card, at each of the events. */
    public List<Prospect<Reason.OfVisit>> of(CardReference.OfNumber card, List<Event> events) {
        var now = clock.instant();
        var known = facts.read(card, events, now);
        return IntStream.range(0, events.size())
                .mapToObj(i -> prospect(CheckinRules.OF_CARD_AT_EVENT.refusal(known.get(i), now), events.get(i), now))
                .toList();
    }

    /** For this request, which names the event. */
    public Prospect<Reason.AtCounter> of(CheckinRequest.ForCounter request, Event event) {
        var now = clock.instant();
        var known = facts.read(List.of(request), now).getFirst();
        return prospect(CheckinRules.AT_COUNTER.refusal(known, now), event, now);
    }

    private static <R extends Reason> Prospect<R> prospect(Optional<R> refusal, Event event, Instant now) {
        var window = event.schedule().shownAt(now);
        var opens = window.map(CheckinWindow::opens).filter(now::isBefore);
        return new Prospect<>(refusal, window, PointsAward.of(event, opens.orElse(now)));
    }
}
