package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.BrokenRule.Thing.CARD;
import static org.spaarpunt.api3.BrokenRule.Thing.CARD_NUMBER;
import static org.spaarpunt.api3.BrokenRule.Thing.COUNTER;
import static org.spaarpunt.api3.BrokenRule.Thing.EVENT;
import static org.spaarpunt.api3.BrokenRule.Thing.EVENT_NAME;
import static org.spaarpunt.api3.BrokenRule.Thing.PASSHOLDER;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request to {@code passholder/checkin} that breaks two rules gets the answer of the earlier one. */
class PassholderCheckinOrderTest {
    private static final List<BrokenRule> RULES = List.of(
            BrokenRule.of(1, "MISSING_REQUIRED_FIELDS", "no event", attempt -> attempt.without("cdbid"))
                    .takingAway(EVENT_NAME, EVENT),
            BrokenRule.of(1, "MISSING_REQUIRED_FIELDS", "no card", attempt -> attempt.without("uitpasNumber"))
                    .takingAway(CARD_NUMBER, CARD, PASSHOLDER),
            BrokenRule.of(2, "INVALID_PARAMETERS", "number and chip", Attempt::withNumberAndChip)
                    .needing(CARD_NUMBER),
            BrokenRule.of(3, "PARSE_INVALID_UITPASNUMBER", "12 digits", SpoiltAttempts::twelveDigits)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD_NUMBER, CARD, PASSHOLDER),
            BrokenRule.of(4, "UNKNOWN_BALIE_CONSUMERKEY", "no such counter", SpoiltAttempts::unknownCounter)
                    .takingAway(COUNTER),
            BrokenRule.of(5, "ACCESS_DENIED", "works elsewhere", SpoiltAttempts::callerWorksElsewhere)
                    .needing(COUNTER),
            BrokenRule.of(6, "UNKNOWN_EVENT_CDBID", "no such event", attempt -> attempt.with("cdbid", "no-such-event"))
                    .needing(EVENT_NAME)
                    .takingAway(EVENT),
            BrokenRule.of(7, "ACTION_NOT_ALLOWED", "event of others", SpoiltAttempts::eventOfOthers)
                    .needing(COUNTER, EVENT),
            BrokenRule.of(8, "UNKOWN_UITPASNUMBER", "no such number", SpoiltAttempts::unknownNumber)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD, PASSHOLDER),
            BrokenRule.of(8, "UNKOWN_CHIPNUMBER", "no such chip", SpoiltAttempts::unknownChip)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD, PASSHOLDER),
            BrokenRule.of(8, "PARSE_INVALID_UITPASNUMBER", "wrong check digit", SpoiltAttempts::wrongCheckDigit)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD, PASSHOLDER),
            BrokenRule.of(9, "ACTION_NOT_ALLOWED", "group pass", SpoiltAttempts::groupPass)
                    .needing(CARD)
                    .takingAway(PASSHOLDER),
            BrokenRule.of(10, "INVALID_CARD_STATUS", "blocked", SpoiltAttempts::cardBlocked)
                    .needing(CARD),
            BrokenRule.of(11, "PASSHOLDER_NO_ACTIVE_CARDSYSTEMS", "not a member", SpoiltAttempts::noMember)
                    .needing(PASSHOLDER),
            BrokenRule.of(12, "CHECKIN_CURRENTLY_NOT_ALLOWED", "not yet open", SpoiltAttempts::eventInTheFuture)
                    .needing(EVENT),
            BrokenRule.of(13, "MAXIMUM_REACHED", "saved before", Attempt::send).needing(EVENT, PASSHOLDER));

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Attempt attempt = Attempt.atCounter(SERVER);

    static List<BrokenRule> rules() {
        return RULES;
    }

    static Stream<BrokenRule.Pair> pairs() {
        return BrokenRule.pairs(RULES);
    }

    @Test
    void who_breaks_no_rule_saves_a_point() {
        assertThat(attempt.send().status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void who_breaks_one_rule_gets_its_answer(BrokenRule broken) {
        broken.spoil().accept(attempt);

        var answer = attempt.send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(broken.code());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void who_breaks_two_rules_gets_the_answer_of_the_earlier_one_and_saves_nothing(BrokenRule.Pair broken) {
        broken.spoil(attempt);
        int before = attempt.visit().checkinsWritten();
        var earlierAlone = Attempt.atCounter(SERVER);
        broken.earlier().spoil().accept(earlierAlone);

        assertThat(codeAndMessage(attempt)).isEqualTo(codeAndMessage(earlierAlone));
        assertThat(attempt.visit().checkinsWritten()).isEqualTo(before);
    }

    /** Two of the rules have one code; their messages differ. */
    private static String codeAndMessage(Attempt attempt) {
        var answer = attempt.send();
        return answer.code() + ": " + answer.xml("/response/message");
    }
}
