package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.api3.BrokenRule.Thing.CARD;
import static org.spaarpunt.api3.BrokenRule.Thing.CARD_NUMBER;
import static org.spaarpunt.api3.BrokenRule.Thing.EVENT;
import static org.spaarpunt.api3.BrokenRule.Thing.EVENT_NAME;
import static org.spaarpunt.api3.BrokenRule.Thing.PASSHOLDER;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.demo.DemoProfile;

/** A request to {@code enduser/checkin} that breaks two rules gets the answer of the earlier one. */
class EndUserCheckinOrderTest {
    private static final List<BrokenRule> RULES = List.of(
            BrokenRule.of(1, "ACCESS_DENIED", "no permission", attempt -> attempt.as(DemoProfile.NO_RIGHTS)),
            BrokenRule.of(2, "MISSING_REQUIRED_FIELDS", "no code", attempt -> attempt.without("checkinCode"))
                    .takingAway(EVENT_NAME, EVENT),
            BrokenRule.of(2, "MISSING_REQUIRED_FIELDS", "no card", attempt -> attempt.without("uitpasNumber"))
                    .takingAway(CARD_NUMBER, CARD, PASSHOLDER),
            BrokenRule.of(3, "CHECKIN_CODE_INVALID", "no such code", attempt -> attempt.with("checkinCode", "no-such"))
                    .needing(EVENT_NAME)
                    .takingAway(EVENT),
            BrokenRule.of(4, "CHECKIN_CODE_EXPIRED", "code expired", SpoiltAttempts::codeNoLongerValid)
                    .needing(EVENT),
            BrokenRule.of(4, "CHECKIN_CODE_EXPIRED", "event over", SpoiltAttempts::eventInThePast)
                    .needing(EVENT),
            BrokenRule.of(5, "PARSE_INVALID_UITPASNUMBER", "12 digits", SpoiltAttempts::twelveDigits)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD_NUMBER, CARD, PASSHOLDER),
            BrokenRule.of(6, "UNKNOWN_UITPASNUMBER", "no such number", SpoiltAttempts::unknownNumber)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD, PASSHOLDER),
            BrokenRule.of(6, "PARSE_INVALID_UITPASNUMBER", "wrong check digit", SpoiltAttempts::wrongCheckDigit)
                    .needing(CARD_NUMBER)
                    .takingAway(CARD, PASSHOLDER),
            BrokenRule.of(7, "GROUPPAS_NOT_ALLOWED", "group pass", SpoiltAttempts::groupPass)
                    .needing(CARD)
                    .takingAway(PASSHOLDER),
            BrokenRule.of(8, "INVALID_CARD_STATUS_BLOCKED", "blocked", SpoiltAttempts::cardBlocked)
                    .needing(CARD),
            BrokenRule.of(9, "PASSHOLDER_NO_ACTIVE_CARDSYSTEMS", "not a member", SpoiltAttempts::noMember)
                    .needing(PASSHOLDER),
            BrokenRule.of(10, "CHECKIN_CURRENTLY_NOT_ALLOWED", "not yet open", SpoiltAttempts::eventInTheFuture)
                    .needing(EVENT),
            BrokenRule.of(11, "MAXIMUM_REACHED", "saved before", Attempt::send).needing(EVENT, PASSHOLDER));

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Attempt attempt = Attempt.byCode(SERVER);

    static List<BrokenRule> rules() {
        return RULES;
    }

    static Stream<BrokenRule.Pair> pairs() {
        return BrokenRule.pairs(RULES);
    }

    @Test
    void who_breaks_no_rule_saves_a_point() {
        assertThat(attempt.send().code()).isEqualTo("ACTION_SUCCEEDED");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void who_breaks_one_rule_gets_its_answer(BrokenRule broken) {
        broken.spoil().accept(attempt);

        assertThat(attempt.send().code()).isEqualTo(broken.code());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void who_breaks_two_rules_gets_the_answer_of_the_earlier_one_and_saves_nothing(BrokenRule.Pair broken) {
        broken.spoil(attempt);
        int before = attempt.visit().checkinsWritten();

        assertThat(attempt.send().code()).isEqualTo(broken.earlier().code());
        assertThat(attempt.visit().checkinsWritten()).isEqualTo(before);
    }
}
