package org.spaarpunt.checkins;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.events.CheckinWindow;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.CardReference;

/** What would come of a check-in now, by the rules that decide about one; nothing is saved. */
public final class CheckinOutlook {
    private final FactsReader facts;
    private final InstantSource clock;

    /**
     * What awaits somebody at an event.
     *
     * @param refusal why a check-in would be refused now; empty: it would not
     * @param window when check-ins are accepted, now or next; empty: never again
     * @param award what a check-in awards, now or when the window opens
     */
    public record Prospect(Optional<Reason> refusal, Optional<CheckinWindow> window, PointsAward award) {}

    CheckinOutlook(Jdbi jdbi, CheckinCaches directories, InstantSource clock) {
        this.facts = new FactsReader(jdbi, directories);
        this.clock = clock;
    }

    /** For anybody, at each of the events. */
    public List<Prospect> of(List<Event> events) {
        var now = clock.instant();
        return events.stream()
                .map(event -> prospect(CheckinRules.refusalOfAll(event, now), event, now))
                .toList();
    }

    /** For the holder of this card, at each of the events. */
    public List<Prospect> of(CardReference card, List<Event> events) {
        var now = clock.instant();
        var known = facts.read(card, events, now);
        return IntStream.range(0, events.size())
                .mapToObj(i -> prospect(CheckinRules.refusalAtEvent(known.get(i), now), events.get(i), now))
                .toList();
    }

    /** Why this check-in, by whoever asks for it, would be refused now, if it would. */
    public Optional<Reason> refusal(CheckinRequest request) {
        var now = clock.instant();
        return CheckinRules.refusal(request, facts.read(List.of(request), now).getFirst(), now);
    }

    private static Prospect prospect(Optional<Reason> refusal, Event event, Instant now) {
        var window = event.schedule().toldAt(now);
        var opens = window.map(CheckinWindow::opens).filter(now::isBefore);
        return new Prospect(refusal, window, PointsAward.of(event, opens.orElse(now)));
    }
}
