package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.visits.CounterVisit;

/** Why something was refused, in sentences for the employee of a counter. */
final class Refusals {
    private Refusals() {}

    /** @param event the visited event, if it is known */
    static Words of(Reason.AtCounter reason, Optional<Event> event, Instant now) {
        return switch (reason) {
            case OfCounter.UNKNOWN_COUNTER, OfCounter.MAY_NOT_ACT_FOR_COUNTER, OfCounter.MAY_NOT_CHECK_IN ->
                Words.of("counter.reason.mayNot");
            case OfCounter.UNKNOWN_EVENT -> Words.of("counter.reason.event");
            case OfCounter.COUNTER_TAKES_NO_PART -> Words.of("counter.reason.otherEvent");
            case OfCounter.UNKNOWN_CHIP -> Words.of("counter.reason.chip");
            case OfVisit.MALFORMED_NUMBER -> Words.of("counter.reason.malformed");
            case OfVisit.UNKNOWN_NUMBER -> Words.of("counter.reason.unknown");
            case OfVisit.GROUP_PASS -> Words.of("counter.reason.groupPass");
            case OfVisit.CARD_BLOCKED -> Words.of("counter.reason.cardBlocked");
            case OfVisit.CARD_DELETED -> Words.of("counter.reason.cardDeleted");
            case OfVisit.CARD_NOT_ACTIVE -> Words.of("counter.reason.cardNotActive");
            case OfVisit.NO_ACTIVE_CARD_SYSTEM -> Words.of("counter.reason.noCardSystem");
            case OfVisit.NOT_NOW -> notNow(event, now);
            case OfVisit.LIMIT_REACHED ->
                event.flatMap(Event::limit).map(Refusals::limit).orElseGet(() -> Words.of("counter.already.ever"));
        };
    }

    private static Words notNow(Optional<Event> event, Instant now) {
        return event.flatMap(known -> known.schedule().nextWindow(now))
                .map(window -> Words.of("counter.reason.opens", window.opens()))
                .orElseGet(() -> Words.of("counter.reason.over"));
    }

    private static Words limit(CheckinLimit limit) {
        if (limit.volume() > 1) {
            return Words.of("counter.already.times", limit.volume());
        }
        return Words.of(
                switch (limit.period()) {
                    case ABSOLUTE -> "counter.already.ever";
                    case DAY -> "counter.already.day";
                    case WEEK -> "counter.already.week";
                    case MONTH -> "counter.already.month";
                    case QUARTER -> "counter.already.quarter";
                    case YEAR -> "counter.already.year";
                });
    }

    static Words of(CashInState.NotPossible reason) {
        return Words.of(
                switch (reason) {
                    case NOT_POSSIBLE_INVALID_CARD -> "counter.reward.card";
                    case NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM -> "counter.reason.noCardSystem";
                    case NOT_APPLICABLE_TO_PASSHOLDER -> "counter.reward.notForVisitor";
                    case NOT_POSSIBLE_DATE_CONSTRAINT -> "counter.reward.notNow";
                    case NOT_POSSIBLE_VOLUME_CONSTRAINT -> "counter.reward.soldOut";
                    case NOT_POSSIBLE_USER_VOLUME_CONSTRAINT -> "counter.reward.already";
                    case NOT_POSSIBLE_POINTS_CONSTRAINT -> "counter.reward.points";
                });
    }

    /** The rule of check-ins by which a card stands in the way of a visit. */
    static Reason.AtCounter of(CounterVisit.Obstacle obstacle, HeldCard card) {
        if (card.holder() instanceof HeldCard.Holder.OfGroup) {
            return OfVisit.GROUP_PASS;
        }
        return switch (obstacle) {
            case BLOCKED_CARD -> OfVisit.CARD_BLOCKED;
            case DELETED_CARD -> OfVisit.CARD_DELETED;
            case CARD_IN_LOCAL_STOCK, CARD_IN_STOCK, CARD_ON_ITS_WAY, PROVISIONED_CARD, CARD_WITHOUT_PASSHOLDER ->
                OfVisit.CARD_NOT_ACTIVE;
            case UNKNOWN_EVENT -> OfCounter.UNKNOWN_EVENT;
            case REMOVED_PASSHOLDER -> OfVisit.UNKNOWN_NUMBER;
        };
    }

    /** The rule that a text breaks by which no card was found. */
    static Reason.AtCounter unknown(String text) {
        if (ChipNumber.parse(text).isPresent()) {
            return OfCounter.UNKNOWN_CHIP;
        }
        // An unknown number with a wrong check digit is most likely a typing error.
        return UitpasNumber.parse(text).filter(UitpasNumber::hasValidCheckDigit).isPresent()
                ? OfVisit.UNKNOWN_NUMBER
                : OfVisit.MALFORMED_NUMBER;
    }
}
