package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** An employee hands out rewards. The passholder is Jef of Aalst, who has 20 points. */
class RedemptionCallsTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";
    private static final String JEF = "0900000095902";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private Client ann;

    @BeforeEach
    void begin() {
        ann = SERVER.as(DemoProfile.COUNTER);
    }

    @AfterEach
    void put_everything_back() {
        assertThat(SERVER.running().unbalanced()).isEmpty();
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                delete from redemption;
                delete from transfer where reason in ('REDEMPTION', 'REDEMPTION_REVERSED');
                update balance set points = (
                    select sum(case when destination = 'PASSHOLDER' then points else -points end)
                    from transfer where transfer.passholder_id = balance.passholder_id);
                update reward set units_taken = 0
                """).execute());
    }

    @Test
    void points_buy_a_reward() {
        var answer = cashIn(JEF, "5824");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("/promotionTO/id")).isEqualTo("5824");
        assertThat(answer.xml("/promotionTO/cashedIn")).isEqualTo("true");
        assertThat(answer.xml("/promotionTO/unitsTaken")).isEqualTo("1");
        assertThat(points(JEF)).isEqualTo(18);
        var moved = SERVER.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select source || ' ' || destination || ' ' || destination_id || ' ' || points
                        from transfer where reason = 'REDEMPTION'
                        """).mapTo(String.class).one());
        assertThat(moved).isEqualTo("PASSHOLDER REWARD 5824 2");
    }

    @Test
    void a_reward_without_a_limit_is_had_as_often_as_there_are_points() {
        for (int left = 15; left >= 0; left -= 5) {
            assertThat(cashIn(JEF, "5687").status()).isEqualTo(200);
            assertThat(points(JEF)).isEqualTo(left);
        }
        var refused = cashIn(JEF, "5687");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(refused.xml("/response/cashInState")).isEqualTo("NOT_POSSIBLE_POINTS_CONSTRAINT");
        assertThat(refused.xml("/response/message")).isEqualTo("Deze pashouder heeft niet genoeg punten.");
    }

    @Test
    void a_reward_with_a_limit_is_had_again_in_the_next_period() {
        assertThat(cashIn(JEF, "5823").status()).isEqualTo(200);
        assertThat(cashIn(JEF, "5823").xml("/response/cashInState")).isEqualTo("NOT_POSSIBLE_USER_VOLUME_CONSTRAINT");
        SERVER.running().clock().advance(Duration.ofDays(7));
        assertThat(cashIn(JEF, "5823").status()).isEqualTo(200);
        assertThat(points(JEF)).isEqualTo(10);
    }

    @Test
    void a_reward_is_had_until_there_is_none_left() {
        SERVER.jdbi().useHandle(handle -> handle.execute("update reward set units_taken = 9 where id = 5824"));
        assertThat(cashIn(JEF, "5824").status()).isEqualTo(200);
        assertThat(cashIn(JEF, "5824").xml("/response/cashInState")).isEqualTo("NOT_POSSIBLE_VOLUME_CONSTRAINT");
        assertThat(points(JEF)).isEqualTo(18);
    }

    @ParameterizedTest
    @CsvSource({
        "0900000095902, 5825, ACTION_NOT_ALLOWED, NOT_POSSIBLE_DATE_CONSTRAINT",
        "0987654321113, 5687, ACTION_NOT_ALLOWED, NOT_APPLICABLE_TO_PASSHOLDER",
        "0900000002312, 5687, ACTION_NOT_ALLOWED, NOT_POSSIBLE_INVALID_CARD",
        "1000000520006, 5687, PASSHOLDER_NO_ACTIVE_CARDSYSTEMS, NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM",
        "0900000095902, 77, UNKNOWN_POINTS_PROMOTION_ID, ''",
        "0900000095902, 5688, UNKNOWN_POINTS_PROMOTION_ID, ''",
        "0900000095902, 1.5, PARSE_INVALID_LONG, ''",
        "0900000045410, 5687, INVALID_CARD, ''",
        "0900000095910, 5687, UNKNOWN_UITPASNUMBER, ''",
        "09000000959x2, 5687, PARSE_INVALID_UITPASNUMBER, ''"
    })
    void a_refusal_says_why_and_changes_nothing(String card, String reward, String code, String state) {
        var answer = cashIn(card, reward);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.xml("/response/cashInState")).isEqualTo(state);
        assertThat(redemptions()).isZero();
    }

    @Test
    void a_counter_hands_out_what_is_handed_out_there() {
        SERVER.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into reward_counter select 5824, id from counter where consumer_key = ?", CULTUURNET));
        try {
            assertThat(cashIn(JEF, "5824").code()).isEqualTo("BALIE_NOT_AUTHORIZED");
            assertThat(cashIn(JEF, "5824", "balieConsumerKey", CULTUURNET).status())
                    .isEqualTo(200);
        } finally {
            SERVER.jdbi().useHandle(handle -> handle.execute("delete from reward_counter"));
        }
    }

    @Test
    void a_counter_hands_out_rewards_of_card_systems_where_it_may() {
        SERVER.jdbi().useHandle(handle -> handle.execute("delete from counter_group where card_system_id = 2"));
        assertThat(cashIn(JEF, "5824").code()).isEqualTo("BALIE_NOT_AUTHORIZED");
        assertThat(cashIn("0930056878802", "1").xml("/response/cashInState"))
                .isEqualTo("NOT_POSSIBLE_POINTS_CONSTRAINT");
        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter_id, 2, group_id from counter_group where card_system_id = 1
                """));
    }

    @Test
    void the_same_request_under_the_same_key_redeems_once() {
        var keyed = ann.with("Idempotency-Key", "redeem-1");
        var first = keyed.post(address(JEF, "cashInPointsPromotion"), "pointsPromotionId", "5687");
        var again = keyed.post(address(JEF, "cashInPointsPromotion"), "pointsPromotionId", "5687");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(points(JEF)).isEqualTo(15);
        var other = keyed.post(address(JEF, "cashInPointsPromotion"), "pointsPromotionId", "5824");
        assertThat(other.status()).isEqualTo(422);
        assertThat(redemptions()).isEqualTo(1);
    }

    @Test
    void what_was_redeemed_can_be_looked_back_at() {
        cashIn(JEF, "5687");
        SERVER.running().clock().advance(Duration.ofDays(1));
        cashIn(JEF, "5824");
        var cashed = ann.get(address(JEF, "cashedPointsPromotions") + "?uitpasNumber=" + JEF + "&balieConsumerKey="
                + DE_WERF + "&sort=CASHINGDATE&order=DESC&max=20&start=0");
        assertThat(cashed.xml("/response/total")).isEqualTo("2");
        assertThat(cashed.xml("//cashedPromotion[1]/promotion/id")).isEqualTo("5824");
        assertThat(cashed.xml("//cashedPromotion[2]/promotion/title")).isEqualTo("Koffie met taart");
        assertThat(cashed.xml("//cashedPromotion[2]/promotion/points")).isEqualTo("5");
        assertThat(cashed.xml("//cashedPromotion[1]/balie/id")).isEqualTo(DE_WERF);
        assertThat(cashed.xml("//cashedPromotion[1]/cashingDate")).isEqualTo("2026-11-23T12:00:00+01:00");
        var today = ann.get(address(JEF, "cashedPointsPromotions") + "?cashingPeriodBegin=2026-11-23&sort=TITLE");
        assertThat(today.xml("/response/total")).isEqualTo("1");
        assertThat(ann.get(address(JEF, "cashedPointsPromotions") + "?sort=POINTS")
                        .code())
                .isEqualTo("INVALID_PARAMETERS");
        assertThat(SERVER.as(DemoProfile.LIBRARY)
                        .get(address(JEF, "cashedPointsPromotions") + "?balieConsumerKey=" + DE_WERF)
                        .code())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void a_welcome_advantage_is_handed_out_once() {
        var waiting =
                ann.get(address(JEF, "welcomeadvantages") + "?cashInBalieConsumerKey=" + DE_WERF + "&cashedIn=false");
        assertThat(waiting.xml("count(/promotions/promotion)")).isEqualTo("1");
        assertThat(waiting.xml("/promotions/promotion/id")).isEqualTo("5688");

        var given = ann.post(address(JEF, "cashInWelcomeAdvantage"), "welcomeAdvantageId", "5688");
        assertThat(given.xml("/promotionTO/cashingDate")).isEqualTo("2026-11-22T12:00:00+01:00");
        assertThat(points(JEF)).isEqualTo(20);
        assertThat(ann.post(address(JEF, "cashInWelcomeAdvantage"), "welcomeAdvantageId", "5688")
                        .code())
                .isEqualTo("WELCOMEADVANTAGE_ALREADY_CASHED_IN");
        assertThat(ann.get(address(JEF, "welcomeadvantages") + "?cashedIn=true").xml("/promotions/promotion/cashedIn"))
                .isEqualTo("true");
        assertThat(ann.get(address(JEF, "welcomeadvantages") + "?cashedIn=false")
                        .xml("count(/promotions/promotion)"))
                .isEqualTo("0");
    }

    @Test
    void a_welcome_advantage_is_for_who_became_a_member_in_its_time() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                update reward set granted_from = '2026-06-01', granted_to = '2026-07-01' where id = 5688;
                update membership set since = '2026-05-31' where card_system_id = 2
                """).execute());
        try {
            assertThat(ann.post(address(JEF, "cashInWelcomeAdvantage"), "welcomeAdvantageId", "5688")
                            .xml("/response/cashInState"))
                    .isEqualTo("NOT_APPLICABLE_TO_PASSHOLDER");
            SERVER.jdbi().useHandle(handle -> handle.execute("update membership set since = '2026-06-15'"));
            assertThat(ann.post(address(JEF, "cashInWelcomeAdvantage"), "welcomeAdvantageId", "5688")
                            .status())
                    .isEqualTo(200);
        } finally {
            SERVER.jdbi()
                    .useHandle(handle -> handle.execute("update reward set granted_from = null, granted_to = null"));
        }
    }

    @Test
    void a_cancelled_redemption_gives_points_unit_and_place_back() {
        var keyed = ann.with("Idempotency-Key", "redeem-2");
        keyed.post(address(JEF, "cashInPointsPromotion"), "pointsPromotionId", "5823");
        var id = ann.get(address(JEF, "cashedPointsPromotions")).xml("//cashedPromotion/id");
        assertThat(cancel(id).xml("/response/points")).isEqualTo("20");
        assertThat(cancel(id).code()).isEqualTo("UNKNOWN_CASHED_PROMOTION_ID");
        assertThat(ann.get(address(JEF, "cashedPointsPromotions")).xml("/response/total"))
                .isEqualTo("0");
        assertThat(keyed.post(address(JEF, "cashInPointsPromotion"), "pointsPromotionId", "5823")
                        .header("Idempotency-Replayed"))
                .isEmpty();
        assertThat(points(JEF)).isEqualTo(15);
        assertThat(unitsTaken("5823")).isEqualTo(1);
    }

    @Test
    void only_the_counter_that_handed_it_out_takes_a_reward_back_and_not_for_ever() {
        cashIn(JEF, "5687");
        var id = ann.get(address(JEF, "cashedPointsPromotions")).xml("//cashedPromotion/id");
        assertThat(ann.post(
                                address(JEF, "cancelCashedPromotion"),
                                "cashedPromotionId",
                                id,
                                "balieConsumerKey",
                                CULTUURNET)
                        .code())
                .isEqualTo("BALIE_NOT_AUTHORIZED");
        SERVER.running().clock().advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(cancel(id).code()).isEqualTo("ACTION_NOT_ALLOWED");
        SERVER.turnClockTo(RunningServer.START.plus(Duration.ofHours(24)));
        assertThat(cancel(id).xml("/response/points")).isEqualTo("20");
    }

    private Answer cashIn(String card, String reward, String... more) {
        var form = new ArrayList<>(List.of("pointsPromotionId", reward));
        form.addAll(List.of(more));
        return ann.post(address(card, "cashInPointsPromotion"), form.toArray(String[]::new));
    }

    private Answer cancel(String id) {
        return ann.post(address(JEF, "cancelCashedPromotion"), "cashedPromotionId", id);
    }

    private static String address(String card, String call) {
        return "uitpas/passholder/" + card + "/" + call;
    }

    private static int points(String card) {
        return number(
                "select points from balance where passholder_id = (select passholder_id from card where number = '"
                        + card + "')");
    }

    private static int unitsTaken(String reward) {
        return number("select units_taken from reward where id = " + reward);
    }

    private static int redemptions() {
        return number("select count(*) from redemption");
    }

    private static int number(String query) {
        return SERVER.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
