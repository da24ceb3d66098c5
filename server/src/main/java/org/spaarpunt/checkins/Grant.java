package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.events.Event;

/**
 * A check-in that the rules allow, ready to be written. It takes the first free slot of its period. Two grants for the
 * same slot cannot both be written, which is what enforces an event's limit however many servers decide at once.
 *
 * @param period the label of the calendar period that the event's limit counts in
 * @param ordinal the position among the check-ins with that label, from 1
 */
record Grant(
        CheckinRequest request,
        Event event,
        HolderFacts holder,
        String cardNumber,
        PointsAward award,
        Optional<Long> counterId,
        String period,
        int ordinal,
        Instant at) {

    static Grant of(CheckinRequest request, CheckinFacts facts, Instant now) {
        var event = facts.event().orElseThrow();
        var card = facts.card().orElseThrow();
        var holder = card.holder().orElseThrow();
        int ordinal = IntStream.iterate(1, place -> place + 1)
                .filter(place -> !holder.takenOrdinals().contains(place))
                .findFirst()
                .orElseThrow();
        return new Grant(
                request,
                event,
                holder,
                card.number(),
                PointsAward.of(event, now),
                facts.counter().map(CounterAccess::counterId),
                event.periodAt(now),
                ordinal,
                now);
    }
}
