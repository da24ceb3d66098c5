package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.checkins.Reason.OfCode;
import org.spaarpunt.checkins.Reason.OfCounter;
import org.spaarpunt.checkins.Reason.OfVisit;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.UitpasNumber;

class CheckinRulesTest {
    private static final Instant NOW = Flaw.NOW;
    private static final CheckinRules<Reason.AtCounter> AT_COUNTER = CheckinRules.AT_COUNTER;
    private static final CheckinRules<Reason.ByCode> BY_CODE = CheckinRules.BY_CODE;

    /** What a check-in is refused for, when this is all that is wrong with it. */
    record Refusal(Flaw flaw, Reason reason) {}

    /** Rules 3 to 13 of the call for counters, in the order of the protocol. */
    private static final List<Refusal> AT_COUNTER_IN_ORDER = List.of(
            new Refusal(Flaw.UNREADABLE_NUMBER, OfVisit.MALFORMED_NUMBER),
            new Refusal(Flaw.NO_COUNTER, OfCounter.UNKNOWN_COUNTER),
            new Refusal(Flaw.CONSUMER_KEEPS_TO_ITSELF, OfCounter.MAY_NOT_ACT_FOR_COUNTER),
            new Refusal(Flaw.CALLER_MAY_NOT_CHECK_IN, OfCounter.MAY_NOT_CHECK_IN),
            new Refusal(Flaw.NO_EVENT, OfCounter.UNKNOWN_EVENT),
            new Refusal(Flaw.COUNTER_OF_A_STRANGER, OfCounter.COUNTER_TAKES_NO_PART),
            new Refusal(Flaw.COUNTER_OF_NOBODY, OfCounter.COUNTER_TAKES_NO_PART),
            new Refusal(Flaw.NO_CARD_AND_A_WRONG_CHECK_DIGIT, OfVisit.MALFORMED_NUMBER),
            new Refusal(Flaw.NO_CARD, OfVisit.UNKNOWN_NUMBER),
            new Refusal(Flaw.GROUP_PASS, OfVisit.GROUP_PASS),
            new Refusal(Flaw.BLOCKED_CARD, OfVisit.CARD_BLOCKED),
            new Refusal(Flaw.DELETED_CARD, OfVisit.CARD_DELETED),
            new Refusal(Flaw.CARD_IN_STOCK, OfVisit.CARD_NOT_ACTIVE),
            new Refusal(Flaw.NO_ACTIVE_MEMBERSHIP, OfVisit.NO_ACTIVE_CARD_SYSTEM),
            new Refusal(Flaw.EVENT_OVER, OfVisit.NOT_NOW),
            new Refusal(Flaw.EVENT_TOMORROW, OfVisit.NOT_NOW),
            new Refusal(Flaw.LIMIT_USED_UP, OfVisit.LIMIT_REACHED));

    /** Rules 1 to 9 of the call for codes, in the order of the protocol. */
    private static final List<Refusal> BY_CODE_IN_ORDER = List.of(
            new Refusal(Flaw.NO_CODE, OfCode.UNKNOWN_CODE),
            new Refusal(Flaw.CODE_NOT_YET_VALID, OfCode.CODE_NOT_VALID_NOW),
            new Refusal(Flaw.CODE_NO_LONGER_VALID, OfCode.CODE_NOT_VALID_NOW),
            new Refusal(Flaw.EVENT_OVER, OfCode.CODE_NOT_VALID_NOW),
            new Refusal(Flaw.UNREADABLE_NUMBER, OfVisit.MALFORMED_NUMBER),
            new Refusal(Flaw.NO_CARD_AND_A_WRONG_CHECK_DIGIT, OfVisit.MALFORMED_NUMBER),
            new Refusal(Flaw.NO_CARD, OfVisit.UNKNOWN_NUMBER),
            new Refusal(Flaw.GROUP_PASS, OfVisit.GROUP_PASS),
            new Refusal(Flaw.BLOCKED_CARD, OfVisit.CARD_BLOCKED),
            new Refusal(Flaw.DELETED_CARD, OfVisit.CARD_DELETED),
            new Refusal(Flaw.CARD_IN_STOCK, OfVisit.CARD_NOT_ACTIVE),
            new Refusal(Flaw.NO_ACTIVE_MEMBERSHIP, OfVisit.NO_ACTIVE_CARD_SYSTEM),
            new Refusal(Flaw.EVENT_TOMORROW, OfVisit.NOT_NOW),
            new Refusal(Flaw.LIMIT_USED_UP, OfVisit.LIMIT_REACHED));

    static Stream<Arguments> eachFlaw() {
        return Stream.concat(
                AT_COUNTER_IN_ORDER.stream().map(refusal -> arguments(AT_COUNTER, refusal)),
                BY_CODE_IN_ORDER.stream().map(refusal -> arguments(BY_CODE, refusal)));
    }

    @Test
    void a_check_in_without_flaw_is_allowed() {
        var facts = Flaw.facts(Set.of());
        assertThat(AT_COUNTER.refusal(facts, NOW)).isEmpty();
        assertThat(BY_CODE.refusal(facts, NOW)).isEmpty();
        assertThat(CheckinRules.OF_CARD.refusal(facts, NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("eachFlaw")
    void each_flaw_alone_has_its_own_reason(CheckinRules<?> rules, Refusal refusal) {
        var facts = Flaw.facts(EnumSet.of(refusal.flaw()));
        assertThat(rules.refusal(facts, NOW).map(Reason.class::cast)).contains(refusal.reason());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void of_several_flaws_the_first_in_the_order_of_the_protocol_is_told(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            assertFirstIsTold(AT_COUNTER, AT_COUNTER_IN_ORDER, someOf(AT_COUNTER_IN_ORDER, random));
            assertFirstIsTold(BY_CODE, BY_CODE_IN_ORDER, someOf(BY_CODE_IN_ORDER, random));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_COUNTER", "NO_EVENT", "NO_CODE", "EVENT_OVER", "NO_ACTIVE_MEMBERSHIP", "LIMIT_USED_UP"})
    void a_card_alone_is_not_refused_for_what_surrounds_it(Flaw flaw) {
        assertThat(CheckinRules.OF_CARD.refusal(Flaw.facts(EnumSet.of(flaw)), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREADABLE_NUMBER", "NO_CARD", "GROUP_PASS", "BLOCKED_CARD", "DELETED_CARD", "CARD_IN_STOCK"})
    void a_card_alone_is_refused_as_in_a_check_in(Flaw flaw) {
        var facts = Flaw.facts(EnumSet.of(flaw));
        assertThat(CheckinRules.OF_CARD.refusal(facts, NOW)).isPresent().isEqualTo(BY_CODE.refusal(facts, NOW));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACTIVE", "BLOCKED", "DELETED"})
    void a_card_that_was_never_handed_out_is_not_active(CardStatus status) {
        var known = Flaw.facts(Set.of());
        var card = known.card().orElseThrow();
        var facts = withCard(known, new CheckinFacts.CardFacts(card.number(), status, false, Optional.empty()));
        assertThat(AT_COUNTER.refusal(facts, NOW)).contains(OfVisit.CARD_NOT_ACTIVE);
    }

    @Test
    void a_chip_that_is_not_known_or_cannot_be_one_is_an_unknown_chip() {
        var unknown = Flaw.facts(EnumSet.of(Flaw.NO_CARD));
        assertThat(AT_COUNTER.refusal(asking(unknown, new ChipNumber("04B2C3D4E5F680")), NOW))
                .contains(OfCounter.UNKNOWN_CHIP);
        assertThat(AT_COUNTER.refusal(asking(unknown, new CardReference.UnreadableChip()), NOW))
                .contains(OfCounter.UNKNOWN_CHIP);
    }

    @Test
    void a_known_card_with_a_wrong_check_digit_is_served() {
        var facts = asking(Flaw.facts(Set.of()), new UitpasNumber("0987654321113"));
        assertThat(AT_COUNTER.refusal(facts, NOW)).isEmpty();
    }

    @Test
    void a_code_is_valid_from_its_first_moment_until_just_before_its_last() {
        var facts = Flaw.facts(Set.of());
        var code = facts.code().orElseThrow();
        assertThat(BY_CODE.refusal(facts, code.from())).isEmpty();
        assertThat(BY_CODE.refusal(facts, code.to().minusNanos(1))).isEmpty();
        assertThat(BY_CODE.refusal(facts, code.to())).contains(OfCode.CODE_NOT_VALID_NOW);
    }

    static Stream<Reason> reasons() {
        return Stream.<Reason[]>of(OfCounter.values(), OfCode.values(), OfVisit.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void a_caller_that_may_not_check_in_at_the_counter_learns_no_balance(Reason reason) {
        var learnNothing = Set.<Reason>of(
                OfCounter.UNKNOWN_COUNTER, OfCounter.MAY_NOT_ACT_FOR_COUNTER, OfCounter.MAY_NOT_CHECK_IN);
        assertThat(CheckinRules.callerMayKnowPoints(reason)).isNotEqualTo(learnNothing.contains(reason));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_COUNTER", "CONSUMER_KEEPS_TO_ITSELF", "CALLER_MAY_NOT_CHECK_IN"})
    void a_repeat_of_a_request_needs_the_right_to_make_it(Flaw flaw) {
        var facts = Flaw.facts(EnumSet.of(flaw));
        assertThat(AT_COUNTER.refusalOfCaller(facts, NOW)).isPresent().isEqualTo(AT_COUNTER.refusal(facts, NOW));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NO_COUNTER", "CONSUMER_KEEPS_TO_ITSELF", "CALLER_MAY_NOT_CHECK_IN"})
    void a_repeat_of_a_request_needs_nothing_else(Flaw flaw) {
        assertThat(AT_COUNTER.refusalOfCaller(Flaw.facts(EnumSet.of(flaw)), NOW))
                .isEmpty();
        assertThat(BY_CODE.refusalOfCaller(Flaw.facts(EnumSet.of(flaw)), NOW)).isEmpty();
    }

    private static void assertFirstIsTold(CheckinRules<?> rules, List<Refusal> order, Set<Flaw> flaws) {
        var first = order.stream()
                .filter(refusal -> flaws.contains(refusal.flaw()))
                .map(Refusal::reason)
                .findFirst();
        assertThat(rules.refusal(Flaw.facts(flaws), NOW).map(Reason.class::cast))
                .as("%s", flaws)
                .isEqualTo(first);
    }

    /** Few more often than many, so that the last rules are reached too. */
    private static Set<Flaw> someOf(List<Refusal> order, Random random) {
        var flaws = EnumSet.noneOf(Flaw.class);
        for (int left = random.nextInt(5); left > 0; left--) {
            flaws.add(order.get(random.nextInt(order.size())).flaw());
        }
        return flaws;
    }

    private static CheckinFacts asking(CheckinFacts known, CardReference asked) {
        return new CheckinFacts(asked, known.atCounter(), known.event(), known.code(), known.card());
    }

    private static CheckinFacts withCard(CheckinFacts known, CheckinFacts.CardFacts card) {
        return new CheckinFacts(known.asked(), known.atCounter(), known.event(), known.code(), Optional.of(card));
    }
}
