package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.checkins.Reason.OfCode;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Right;

/**
 * The rules of a kind of check-in, in order: the first broken rule decides the answer. A rule may rely on all rules
 * before it in its list. Pure: no clock, no database.
 *
 * @param all all rules
 * @param ofCaller the rules about the caller's right to check in at all; a repeat of a request must pass them too
 * @param <R> the reasons why such a check-in can be refused
 */
record CheckinRules<R extends Reason>(List<Rule<? extends R>> all, List<Rule<? extends R>> ofCaller) {

    /** Returns empty if the rule holds, else the reason. */
    private interface Rule<R extends Reason> {
        Optional<R> broken(CheckinFacts facts, Instant now);
    }

    private static final Rule<OfVisit> NUMBER_IS_READABLE = CheckinRules::numberIsReadable;
    private static final Rule<OfVisit> CARD_OF_NUMBER_EXISTS = CheckinRules::cardOfNumberExists;

    private static final List<Rule<OfVisit>> CARD_MAY_BE_USED =
            List.of(CheckinRules::cardIsNoGroupPass, CheckinRules::cardIsActive);

    private static final List<Rule<OfVisit>> POINT_MAY_BE_SAVED = List.of(
            CheckinRules::holderHasActiveMembership,
            CheckinRules::eventAcceptsCheckinsNow,
            CheckinRules::limitIsNotUsedUp);

    private static final List<Rule<OfCounter>> CALLER_MAY_CHECK_IN =
            List.of(CheckinRules::counterExists, CheckinRules::callerMayCheckInAtCounter);

    private static final List<Rule<OfCounter>> EVENT_IS_OF_COUNTER =
            List.of(CheckinRules::eventExists, CheckinRules::counterTakesPart);

    private static final Rule<Reason.AtCounter> CARD_EXISTS = CheckinRules::cardExists;

    private static final List<Rule<OfCode>> CODE_IS_GOOD =
            List.of(CheckinRules::codeExists, CheckinRules::codeIsValidNow);

    /** For a check-in at a counter, or on a device that works for one. */
    static final CheckinRules<Reason.AtCounter> AT_COUNTER = new CheckinRules<>(
            inOrder(
                    List.of(NUMBER_IS_READABLE),
                    CALLER_MAY_CHECK_IN,
                    EVENT_IS_OF_COUNTER,
                    List.of(CARD_EXISTS),
                    CARD_MAY_BE_USED,
                    POINT_MAY_BE_SAVED),
            inOrder(CALLER_MAY_CHECK_IN));

    /** For a check-in by code. Whether the application may request one has already been decided. */
    static final CheckinRules<Reason.ByCode> BY_CODE = new CheckinRules<>(
            inOrder(
                    CODE_IS_GOOD,
                    List.of(NUMBER_IS_READABLE, CARD_OF_NUMBER_EXISTS),
                    CARD_MAY_BE_USED,
                    POINT_MAY_BE_SAVED),
            List.of());

    /** Whether a card can be used at all. */
    static final CheckinRules<OfVisit> OF_CARD = new CheckinRules<>(
            inOrder(List.of(NUMBER_IS_READABLE, CARD_OF_NUMBER_EXISTS), CARD_MAY_BE_USED), List.of());

    /** Whether a card could be checked in at an event, by any caller. */
    static final CheckinRules<OfVisit> OF_CARD_AT_EVENT = new CheckinRules<>(
            inOrder(List.of(NUMBER_IS_READABLE, CARD_OF_NUMBER_EXISTS), CARD_MAY_BE_USED, POINT_MAY_BE_SAVED),
            List.of());

    /** The reason to refuse a request, if there is one. */
    Optional<R> refusal(CheckinFacts facts, Instant now) {
        return firstBroken(all, facts, now);
    }

    /** The reason why the caller may not check in at all, if there is one. */
    Optional<R> refusalOfCaller(CheckinFacts facts, Instant now) {
        return firstBroken(ofCaller, facts, now);
    }

    /** The reason why the event accepts no card at all now, if there is one. */
    static Optional<OfVisit> refusalOfAll(Event event, Instant now) {
        return unless(event.schedule().windowAt(now).isPresent(), OfVisit.NOT_NOW);
    }

    /** A caller that may not check in at a counter must not learn balances there either. */
    static boolean callerMayKnowPoints(Reason reason) {
        return reason != OfCounter.UNKNOWN_COUNTER
                && reason != OfCounter.MAY_NOT_ACT_FOR_COUNTER
                && reason != OfCounter.MAY_NOT_CHECK_IN;
    }

    private static Optional<OfCounter> counterExists(CheckinFacts facts, Instant now) {
        return unless(!(atCounter(facts) instanceof AccessDecision.UnknownCounter), OfCounter.UNKNOWN_COUNTER);
    }

    private static Optional<OfCounter> callerMayCheckInAtCounter(CheckinFacts facts, Instant now) {
        return switch (atCounter(facts)) {
            case AccessDecision.Admitted _ -> Optional.empty();
            case AccessDecision.Denied(Right.OfConsumer _) -> Optional.of(OfCounter.MAY_NOT_ACT_FOR_COUNTER);
            case AccessDecision.Denied _, AccessDecision.UnknownCounter _ -> Optional.of(OfCounter.MAY_NOT_CHECK_IN);
        };
    }

    private static Optional<OfCounter> eventExists(CheckinFacts facts, Instant now) {
        return unless(facts.event().isPresent(), OfCounter.UNKNOWN_EVENT);
    }

    private static Optional<OfCounter> counterTakesPart(CheckinFacts facts, Instant now) {
        var event = event(facts);
        boolean takesPart =
                counter(facts).organisationId().filter(event::involves).isPresent();
        return unless(takesPart, OfCounter.COUNTER_TAKES_NO_PART);
    }

    private static Optional<OfCode> codeExists(CheckinFacts facts, Instant now) {
        return unless(facts.code().isPresent(), OfCode.UNKNOWN_CODE);
    }

    private static Optional<OfCode> codeIsValidNow(CheckinFacts facts, Instant now) {
        return unless(facts.code().orElseThrow().isValid(now), OfCode.CODE_NOT_VALID_NOW);
    }

    private static Optional<OfVisit> numberIsReadable(CheckinFacts facts, Instant now) {
        return unless(!(facts.asked() instanceof CardReference.UnreadableNumber), OfVisit.MALFORMED_NUMBER);
    }

    private static Optional<Reason.AtCounter> cardExists(CheckinFacts facts, Instant now) {
        if (facts.card().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (facts.asked()) {
                    case CardReference.OfNumber number -> unknown(number);
                    case CardReference.OfChip _ -> OfCounter.UNKNOWN_CHIP;
                });
    }

    /** The same for requests that cannot name a chip. */
    private static Optional<OfVisit> cardOfNumberExists(CheckinFacts facts, Instant now) {
        return facts.card().isEmpty() && facts.asked() instanceof CardReference.OfNumber number
                ? Optional.of(unknown(number))
                : Optional.empty();
    }

    private static OfVisit unknown(CardReference.OfNumber asked) {
        return switch (asked) {
            case UitpasNumber number when number.hasValidCheckDigit() -> OfVisit.UNKNOWN_NUMBER;
            // Most likely a typing error: only cards that were actually issued may have a wrong check digit.
            case UitpasNumber _, CardReference.UnreadableNumber _ -> OfVisit.MALFORMED_NUMBER;
        };
    }

    private static Optional<OfVisit> cardIsNoGroupPass(CheckinFacts facts, Instant now) {
        return unless(!card(facts).groupPass(), OfVisit.GROUP_PASS);
    }

    private static Optional<OfVisit> cardIsActive(CheckinFacts facts, Instant now) {
        return switch (card(facts).status()) {
            case ACTIVE -> Optional.empty();
            case BLOCKED -> Optional.of(OfVisit.CARD_BLOCKED);
            case DELETED -> Optional.of(OfVisit.CARD_DELETED);
            case LOCAL_STOCK, STOCK, SENT_TO_BALIE, PROVISIONED -> Optional.of(OfVisit.CARD_NOT_ACTIVE);
        };
    }

    private static Optional<OfVisit> holderHasActiveMembership(CheckinFacts facts, Instant now) {
        return unless(holder(facts).activeMembership(), OfVisit.NO_ACTIVE_CARD_SYSTEM);
    }

    private static Optional<OfVisit> eventAcceptsCheckinsNow(CheckinFacts facts, Instant now) {
        return refusalOfAll(event(facts), now);
    }

    private static Optional<OfVisit> limitIsNotUsedUp(CheckinFacts facts, Instant now) {
        int used = holder(facts).used();
        boolean usedUp = event(facts)
                .limit()
                .map(CheckinLimit::volume)
                .filter(volume -> used >= volume)
                .isPresent();
        return unless(!usedUp, OfVisit.LIMIT_REACHED);
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

    /** The database schema guarantees that an active card that is no group pass has a holder. */
    private static HolderFacts holder(CheckinFacts facts) {
        return card(facts).holder().orElseThrow();
    }

    private static <R extends Reason> Optional<R> unless(boolean holds, R reason) {
        return holds ? Optional.empty() : Optional.of(reason);
    }

    private static <R extends Reason> Optional<R> firstBroken(
            List<Rule<? extends R>> rules, CheckinFacts facts, Instant now) {
        for (var rule : rules) {
            var broken = rule.broken(facts, now);
            if (broken.isPresent()) {
                return Optional.of(broken.get());
            }
        }
        return Optional.empty();
    }

    @SafeVarargs
    private static <R extends Reason> List<Rule<? extends R>> inOrder(List<? extends Rule<? extends R>>... parts) {
        var rules = new ArrayList<Rule<? extends R>>();
        for (var part : parts) {
            rules.addAll(part);
        }
        return List.copyOf(rules);
    }
}
