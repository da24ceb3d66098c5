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
import org.spaarpunt.time.LocalZone;

/** Predicts the outcome of a check-in made now, by the same rules that decide check-ins; nothing is saved. */
public final class CheckinOutlook {
    /** A few steps lead into the next period of every limit; each reads the facts once. */
    private static final int MOST_STEPS = 10;

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

    /**
     * What a check-in with a card would result in at a time of choice.
     *
     * @param refusal why it would be refused then; empty: it would be granted
     * @param award what it would award
     * @param next the first time after it at which it would be granted, if nothing else changes; empty: it would be
     *     granted at once, or never
     */
    public record Forecast(Optional<Reason.OfVisit> refusal, PointsAward award, Optional<Instant> next) {}

    /** For this card at one event, at a time of choice. */
    public Forecast forecast(CardReference.OfNumber card, Event event, Instant at) {
        var refusal = refusal(card, event, at);
        var next = refusal.filter(CheckinOutlook::passes).flatMap(reason -> next(card, event, at, reason));
        return new Forecast(refusal, PointsAward.of(event, next.orElse(at)), next);
    }

    /** Whether the reason is one that goes away with time. */
    private static boolean passes(Reason.OfVisit reason) {
        return reason == Reason.OfVisit.NOT_NOW || reason == Reason.OfVisit.LIMIT_REACHED;
    }

    private Optional<Instant> next(CardReference.OfNumber card, Event event, Instant from, Reason.OfVisit reason) {
        var at = later(event, from, reason);
        for (int step = 0; step < MOST_STEPS && at.isPresent(); step++) {
            var refused = refusal(card, event, at.get());
            if (refused.isEmpty()) {
                return at;
            }
            if (!passes(refused.get())) {
                return Optional.empty();
            }
            at = later(event, at.get(), refused.get());
        }
        return Optional.empty();
    }

    /**
     * The next time at which the answer may be another: when the limit's next period begins, or when the event next
     * accepts check-ins. A night counts as the day before, so that both may be needed.
     */
    private static Optional<Instant> later(Event event, Instant at, Reason.OfVisit reason) {
        var schedule = event.schedule();
        if (reason == Reason.OfVisit.LIMIT_REACHED) {
            var end = event.limit().map(limit -> limit.period().end(at)).filter(at::isBefore);
            if (end.filter(LocalZone.END::isAfter).isEmpty()) {
                return Optional.empty();
            }
            if (schedule.windowAt(end.get()).isPresent()) {
                return end;
            }
            return schedule.nextWindow(end.get().minusNanos(1)).map(CheckinWindow::opens);
        }
        return schedule.nextWindow(at).map(CheckinWindow::opens);
    }

    private Optional<Reason.OfVisit> refusal(CardReference.OfNumber card, Event event, Instant at) {
        var known = facts.read(card, List.of(event), at).getFirst();
        return CheckinRules.OF_CARD_AT_EVENT.refusal(known, at);
    }

    private static <R extends Reason> Prospect<R> prospect(Optional<R> refusal, Event event, Instant now) {
        var window = event.schedule().shownAt(now);
        var opens = window.map(CheckinWindow::opens).filter(now::isBefore);
        return new Prospect<>(refusal, window, PointsAward.of(event, opens.orElse(now)));
    }
}
