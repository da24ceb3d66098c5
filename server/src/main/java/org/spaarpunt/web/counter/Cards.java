package org.spaarpunt.web.counter;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.Identification;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.counter.Answer.Offered;
import org.spaarpunt.web.counter.Answer.Outcome;
import org.spaarpunt.web.counter.Answer.Source;
import org.spaarpunt.web.counter.Answer.Visitor;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.ProtocolCodes;
import org.spaarpunt.web.frame.ProtocolCodes.Obstacle;

/** Finds the cards that are read at a counter, and answers for those that cannot be used. */
record Cards(Identification identification, Visitors visitors, ProtocolCodes codes, InstantSource clock) {
    /** The look-up, as the audit log names it. */
    private static final String LOOKUP = "page of a counter";

    /** The card that was read. */
    sealed interface Found {
        record Card(HeldCard card) implements Found {}

        record Not(Answer answer) implements Found {}
    }

    /** Finds the card by its number or chip, or by the national number of its holder. */
    Found find(AtCounter here, Source source) {
        return switch (identification.card(source.card(), here.inquiry(LOOKUP))) {
            case Lookup.Found<HeldCard>(var card, var _) -> new Found.Card(card);
            case Lookup.Unknown<HeldCard> _ ->
                new Found.Not(refused(
                        source, Refusals.unknown(source.card()), Optional.empty(), Optional.empty(), List.of()));
            case Lookup.Hidden<HeldCard> _ ->
                new Found.Not(
                        refused(source, Obstacle.ACCESS_DENIED, Words.of("counter.reason.hidden"), Optional.empty()));
        };
    }

    /** The holder of a card, if the counter may know them. */
    Optional<Visitor> holder(HeldCard card, AtCounter here) {
        return visitors.holder(card, here, today());
    }

    /** A check-in, or a look at a card, that is refused. */
    Answer refused(
            Source source,
            Reason.AtCounter reason,
            Optional<Event> event,
            Optional<Visitor> visitor,
            List<Offered> rewards) {
        boolean already = reason == OfVisit.LIMIT_REACHED;
        return new Answer(
                already ? Outcome.ALREADY : Outcome.REFUSED,
                Words.of(already ? "counter.word.already" : "counter.word.refused"),
                List.of(Refusals.of(reason, event, clock.instant())),
                visitor,
                Optional.of(codes.of(reason)),
                rewards,
                Optional.empty(),
                source);
    }

    Answer refused(Source source, Obstacle obstacle, Words reason, Optional<Visitor> visitor) {
        return refused(source, codes.of(obstacle), reason, visitor);
    }

    Answer refused(Source source, String code, Words reason, Optional<Visitor> visitor) {
        return new Answer(
                Outcome.REFUSED,
                Words.of("counter.word.refused"),
                List.of(reason),
                visitor,
                Optional.of(code),
                List.of(),
                Optional.empty(),
                source);
    }

    /** Another request was sent under the same idempotency key. */
    Answer misused(Source source, Optional<Visitor> visitor) {
        return refused(source, Obstacle.MISUSED_KEY, Words.of("counter.reason.misusedKey"), visitor);
    }

    /** The budget for unknown and foreign numbers is used up. */
    Answer exhausted(Source source, Duration retryAfter) {
        var reason = Words.of("counter.reason.exhausted", clock.instant().plus(retryAfter));
        return refused(source, Obstacle.TOO_MANY_LOOKUPS, reason, Optional.empty());
    }

    LocalDate today() {
        return LocalZone.dayOf(clock.instant());
    }
}
