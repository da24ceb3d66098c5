package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.checkins.CheckinOutcome.Reason;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Right;

/**
 * The rules of a check-in, in order: the first that a request breaks gives the answer. A rule may rely on all rules before it
 * in its list. Pure: no clock, no database.
 */
final class CheckinRules {

    /** A rule that holds gives nothing; a rule that is broken gives the reason. */
    private interface Rule {
        Optional<Reason> broken(CheckinFacts facts, Instant now);
    }

    private static final List<Rule> CARD_MAY_BE_USED =
            List.of(CheckinRules::cardExists, CheckinRules::cardIsNoGroupPass, CheckinRules::cardIsActive);

    private static final List<Rule> POINT_MAY_BE_SAVED = List.of(
            CheckinRules::holderHasActiveMembership,
            CheckinRules::eventAcceptsCheckinsNow,
            CheckinRules::limitIsNotUsedUp);

    private static final List<Rule> AT_COUNTER = inOrder(
            List.of(
                    CheckinRules::numberIsReadable,
                    CheckinRules::counterExists,
                    CheckinRules::callerMayCheckInAtCounter,
                    CheckinRules::eventExists,
                    CheckinRules::counterTakesPart),
            CARD_MAY_BE_USED,
            POINT_MAY_BE_SAVED);

    private static final List<Rule> BY_CODE = inOrder(
            List.of(CheckinRules::codeExists, CheckinRules::codeIsValidNow, CheckinRules::numberIsReadable),
            CARD_MAY_BE_USED,
            POINT_MAY_BE_SAVED);

    private static final List<Rule> CARD_ALONE =
            inOrder(List.of(CheckinRules::numberIsReadable), CARD_MAY_BE_USED, List.of());

    private static final List<Rule> CARD_AT_EVENT =
            inOrder(List.of(CheckinRules::numberIsReadable), CARD_MAY_BE_USED, POINT_MAY_BE_SAVED);

    private CheckinRules() {}

    /** The reason to refuse this request, if there is one. */
    static Optional<Reason> refusal(CheckinRequest request, CheckinFacts facts, Instant now) {
        return switch (request) {
            case CheckinRequest.AtCounter _, CheckinRequest.ByDevice _ -> firstBroken(AT_COUNTER, facts, now);
            case CheckinRequest.ByCode _ -> firstBroken(BY_CODE, facts, now);
        };
    }

    /** The reason why this card cannot be used at all, if there is one. */
    static Optional<Reason> cardRefusal(CheckinFacts facts, Instant now) {
        return firstBroken(CARD_ALONE, facts, now);
    }

    /** The reason why this card could not be checked in at this event now, if there is one; who would do it is not asked. */
    static Optional<Reason> refusalAtEvent(CheckinFacts facts, Instant now) {
        return firstBroken(CARD_AT_EVENT, facts, now);
    }

    /** The reason why no card at all could be checked in at this event now, if there is one. */
    static Optional<Reason> refusalOfAll(Event event, Instant now) {
        return unless(event.schedule().windowAt(now).isPresent(), Reason.NOT_NOW);
    }

    /** Who may not check in at a counter may not learn there what somebody's balance is either. */
    static boolean callerMayKnowPoints(Reason reason) {
        return reason != Reason.UNKNOWN_COUNTER
                && reason != Reason.MAY_NOT_ACT_FOR_COUNTER
                && reason != Reason.MAY_NOT_CHECK_IN;
    }

    private static Optional<Reason> counterExists(CheckinFacts facts, Instant now) {
        return unless(!(atCounter(facts) instanceof AccessDecision.UnknownCounter), Reason.UNKNOWN_COUNTER);
    }

    private static Optional<Reason> callerMayCheckInAtCounter(CheckinFacts facts, Instant now) {
        return switch (atCounter(facts)) {
            case AccessDecision.Admitted _ -> Optional.empty();
            case AccessDecision.Denied(Right.OfConsumer _) -> Optional.of(Reason.MAY_NOT_ACT_FOR_COUNTER);
            case AccessDecision.Denied _, AccessDecision.UnknownCounter _ -> Optional.of(Reason.MAY_NOT_CHECK_IN);
        };
    }

    private static Optional<Reason> eventExists(CheckinFacts facts, Instant now) {
        return unless(facts.event().isPresent(), Reason.UNKNOWN_EVENT);
    }

    private static Optional<Reason> counterTakesPart(CheckinFacts facts, Instant now) {
        var event = event(facts);
        boolean takesPart =
                counter(facts).organisationId().filter(event::involves).isPresent();
        return unless(takesPart, Reason.COUNTER_TAKES_NO_PART);
    }

    private static Optional<Reason> codeExists(CheckinFacts facts, Instant now) {
        return unless(facts.code().isPresent(), Reason.UNKNOWN_CODE);
    }

    private static Optional<Reason> codeIsValidNow(CheckinFacts facts, Instant now) {
        return unless(facts.code().orElseThrow().isValid(now), Reason.CODE_NOT_VALID_NOW);
    }

    private static Optional<Reason> numberIsReadable(CheckinFacts facts, Instant now) {
        return unless(!(facts.asked() instanceof CardReference.UnreadableNumber), Reason.MALFORMED_NUMBER);
    }

    private static Optional<Reason> cardExists(CheckinFacts facts, Instant now) {
        if (facts.card().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (facts.asked()) {
                    case UitpasNumber number when number.hasValidCheckDigit() -> Reason.UNKNOWN_NUMBER;
                    // A typing error, most likely: only cards that were issued may have a wrong check digit.
                    case UitpasNumber _, CardReference.UnreadableNumber _ -> Reason.MALFORMED_NUMBER;
                    case ChipNumber _, CardReference.UnreadableChip _ -> Reason.UNKNOWN_CHIP;
                });
    }

    private static Optional<Reason> cardIsNoGroupPass(CheckinFacts facts, Instant now) {
        return unless(!card(facts).groupPass(), Reason.GROUP_PASS);
    }

    private static Optional<Reason> cardIsActive(CheckinFacts facts, Instant now) {
        return switch (card(facts).status()) {
            case ACTIVE -> Optional.empty();
            case BLOCKED -> Optional.of(Reason.CARD_BLOCKED);
            case DELETED -> Optional.of(Reason.CARD_DELETED);
            case LOCAL_STOCK, STOCK, SENT_TO_BALIE, PROVISIONED -> Optional.of(Reason.CARD_NOT_ACTIVE);
        };
    }

    private static Optional<Reason> holderHasActiveMembership(CheckinFacts facts, Instant now) {
        return unless(holder(facts).activeMembership(), Reason.NO_ACTIVE_CARD_SYSTEM);
    }

    private static Optional<Reason> eventAcceptsCheckinsNow(CheckinFacts facts, Instant now) {
        return refusalOfAll(event(facts), now);
    }

    private static Optional<Reason> limitIsNotUsedUp(CheckinFacts facts, Instant now) {
        int used = holder(facts).used();
        boolean usedUp = event(facts)
                .limit()
                .map(CheckinLimit::volume)
                .filter(volume -> used >= volume)
                .isPresent();
        return unless(!usedUp, Reason.LIMIT_REACHED);
    }

    private static AccessDecision.AtCounter atCounter(CheckinFacts facts) {
        return facts.atCounter().orElseThrow();
    }

    private static CounterAccess counter(CheckinFacts facts) {
        return facts.counter().orElseThrow();
    }

    private static Event event(CheckinFacts facts) {
        return facts.event().orElseThrow();
    }

    private static CardFacts card(CheckinFacts facts) {
        return facts.card().orElseThrow();
    }

    /** An active card that is no group pass has a holder: the schema says so. */
    private static HolderFacts holder(CheckinFacts facts) {
        return card(facts).holder().orElseThrow();
    }

    private static Optional<Reason> unless(boolean holds, Reason reason) {
        return holds ? Optional.empty() : Optional.of(reason);
    }

    private static Optional<Reason> firstBroken(List<Rule> rules, CheckinFacts facts, Instant now) {
        return rules.stream().flatMap(rule -> rule.broken(facts, now).stream()).findFirst();
    }

    private static List<Rule> inOrder(List<Rule> first, List<Rule> second, List<Rule> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }
}
