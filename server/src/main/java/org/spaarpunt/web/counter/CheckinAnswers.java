package org.spaarpunt.web.counter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.events.Event;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.visits.Act;
import org.spaarpunt.visits.CounterVisit;
import org.spaarpunt.visits.CounterVisit.Look;
import org.spaarpunt.web.counter.Answer.Offered;
import org.spaarpunt.web.counter.Answer.Outcome;
import org.spaarpunt.web.counter.Answer.Source;
import org.spaarpunt.web.counter.Answer.Undo;
import org.spaarpunt.web.counter.Answer.Visitor;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.ProtocolCodes.Obstacle;

/** Checks visitors in, takes check-ins back, and tells how that ended. */
record CheckinAnswers(CounterVisit visit, Cards cards, RecentCheckins recent) {

    /** Checks the holder of a card in at the event; without an event, only shows them. */
    Answer scanned(AtCounter here, Source source, Optional<Event> event, Optional<IdempotentRequest> idempotency) {
        return switch (cards.find(here, source)) {
            case Cards.Found.Not(var answer) -> answer;
            case Cards.Found.Card(var card) -> {
                var view = new CounterVisit.View(card, event.map(Event::cdbid), event.isPresent(), Pictures.WITHOUT);
                yield switch (visit.look(here.workplace(), view, idempotency)) {
                    case Look.Seen seen -> seen(here, source, event, seen);
                    case Look.Impossible(var obstacle) ->
                        cards.refused(source, Refusals.of(obstacle, card), event, cards.holder(card, here), List.of());
                };
            }
        };
    }

    private Answer seen(AtCounter here, Source source, Optional<Event> event, Look.Seen seen) {
        var visitor = Visitors.visitor(seen.person(), cards.today());
        var offered = offered(seen);
        if (seen.checkin().isPresent()) {
            return checkedIn(here, source, event, seen, visitor, offered);
        }
        return seen.warnings().isEmpty()
                ? new Answer(
                        Outcome.GRANTED,
                        Words.of("counter.word.valid"),
                        List.of(),
                        Optional.of(visitor),
                        Optional.empty(),
                        offered,
                        Optional.empty(),
                        source)
                : cards.refused(source, OfVisit.NO_ACTIVE_CARD_SYSTEM, event, Optional.of(visitor), offered);
    }

    private Answer checkedIn(
            AtCounter here,
            Source source,
            Optional<Event> event,
            Look.Seen seen,
            Visitor visitor,
            List<Offered> offered) {
        return switch (outcome(seen)) {
            case CheckinOutcome.Granted<Reason.AtCounter> granted ->
                saved(
                        source,
                        Optional.of(Words.of("counter.saved", Words.points(granted.savedPoints()))),
                        visitor.with(granted.holder().points()),
                        offered,
                        recent.undo(here, seen.person().uid(), source.event()));
            case CheckinOutcome.GrantedEarlier<Reason.AtCounter> _ ->
                saved(source, Optional.empty(), visitor, offered, Optional.empty());
            case CheckinOutcome.Refused<Reason.AtCounter>(var reason, var _, var _) ->
                reason == OfVisit.LIMIT_REACHED
                        ? cards.refused(source, reason, event, Optional.of(visitor), offered)
                                .and(recent.last(here, seen.person().uid(), source.event())
                                        .map(at -> Words.of("counter.already.at", at)))
                        : cards.refused(source, reason, event, Optional.of(visitor), offered);
            case CheckinOutcome.KeyMisused<Reason.AtCounter> _ -> cards.misused(source, Optional.of(visitor));
        };
    }

    private static CheckinOutcome<Reason.AtCounter> outcome(Look.Seen seen) {
        return switch (seen.checkin().orElseThrow()) {
            case Act.Checkin(var _, var outcome) -> outcome;
            case Act.Redemption _, Act.MayNotRedeem _, Act.Unavailable _ ->
                throw new IllegalStateException("A look at a visit does nothing but check in");
        };
    }

    private static Answer saved(
            Source source, Optional<Words> saved, Visitor visitor, List<Offered> offered, Optional<Undo> undo) {
        return new Answer(
                Outcome.GRANTED,
                Words.of("counter.word.granted"),
                saved.stream().toList(),
                Optional.of(visitor),
                Optional.empty(),
                offered,
                undo,
                source);
    }

    /** What the visitor can redeem here now: gifts first. */
    static List<Offered> offered(Look.Seen seen) {
        return Stream.concat(seen.advantages().stream(), seen.promotions().stream())
                .map(Offered::of)
                .toList();
    }

    /**
     * Takes a check-in of this counter back.
     *
     * @param id of the check-in, as the protocol shows it
     */
    Answer undone(AtCounter here, Source source, String id) {
        if (!here.may(CounterAction.CHECKIN_CREATE)) {
            return cards.refused(source, Obstacle.ACCESS_DENIED, Words.of("counter.reason.mayNot"), Optional.empty());
        }
        var outcome = undo(here, id);
        Optional<Visitor> holder = switch (cards.find(here, source)) {
            case Cards.Found.Card(var card) -> cards.holder(card, here);
            case Cards.Found.Not _ -> Optional.empty();
        };
        return switch (outcome) {
            case CheckinUndo.Outcome.Undone _, CheckinUndo.Outcome.AlreadyUndone _ ->
                new Answer(
                        Outcome.GRANTED,
                        Words.of("counter.word.undone"),
                        List.of(Words.of("counter.undone")),
                        holder,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        source);
            case CheckinUndo.Outcome.Unknown _, CheckinUndo.Outcome.TooLate _, CheckinUndo.Outcome.PointsSpent _ ->
                cards.refused(source, cards.codes().of(outcome), reason(outcome), holder);
        };
    }

    /** Takes a check-in of this counter back; the counter must be one that may check in. */
    CheckinUndo.Outcome undo(AtCounter here, String id) {
        return CheckinReference.parse(id)
                .map(checkin -> visit.undo(here.workplace(), checkin))
                .orElseGet(CheckinUndo.Outcome.Unknown::new);
    }

    /** How an undo ended. */
    static Words reason(CheckinUndo.Outcome outcome) {
        return switch (outcome) {
            case CheckinUndo.Outcome.Undone _ -> Words.of("counter.undone");
            case CheckinUndo.Outcome.AlreadyUndone _ -> Words.of("counter.undo.already");
            case CheckinUndo.Outcome.Unknown _ -> Words.of("counter.undo.unknown");
            case CheckinUndo.Outcome.TooLate _ -> Words.of("counter.undo.late", CheckinUndo.PERIOD.toMinutes());
            case CheckinUndo.Outcome.PointsSpent _ -> Words.of("counter.undo.spent");
        };
    }
}
