package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Several actions in one request. The passholder is Jef, who has 20 points. */
class EventActionsDoneTest {
    private static final String PATH = "uitpas/passholder/eventActions";
    private static final String JEF = "0900000095902";
    private static final String SUCCEEDED = "ACTION_SUCCEEDED";

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
                delete from transfer where reason in ('REDEMPTION', 'CHECKIN');
                delete from checkin;
                update balance set checkins = 0, points = (
                    select sum(case when destination = 'PASSHOLDER' then points else -points end)
                    from transfer where transfer.passholder_id = balance.passholder_id);
                update reward set units_taken = 0
                """).execute());
    }

    @Test
    void the_points_of_a_visit_buy_what_the_same_request_asks_for() {
        SERVER.jdbi().useHandle(handle -> handle.execute("update reward set points = 22 where id = 5824"));

        var answer = act(
                ann,
                "uitpasNumber",
                JEF,
                "cdbid",
                "demo-today",
                "actionCheckin",
                "true",
                "actionBuyTicket",
                "false",
                "pointsPromotionIds",
                "5824",
                "welcomeAdvantageIds",
                "5688");

        SERVER.jdbi().useHandle(handle -> handle.execute("update reward set points = 2 where id = 5824"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("count(/response/actions/action)")).isEqualTo("3");
        assertThat(answer.xml(response("CHECKIN", "checkinResponse") + "/code")).isEqualTo(SUCCEEDED);
        assertThat(answer.xml(response("CHECKIN", "checkinResponse") + "/points"))
                .isEqualTo("22.000");
        var promotion = response("CASHIN_POINTSPROMOTION", "pointsPromotionsResponse");
        assertThat(answer.xml(promotion + "/code")).isEqualTo(SUCCEEDED);
        assertThat(answer.xml(promotion + "/promotion/id")).isEqualTo("5824");
        var advantage = response("CASHIN_WELCOMEADVANTAGE", "welcomeAdvantageResponse");
        assertThat(answer.xml(advantage + "/code")).isEqualTo(SUCCEEDED);
        assertThat(answer.xml(advantage + "/promotion/cashedIn")).isEqualTo("true");
        assertThat(answer.xml("/response/passHolder/points")).isEqualTo("0.000");
    }

    @Test
    void each_action_has_its_own_answer() {
        act(ann, "uitpasNumber", JEF, "cdbid", "demo-today", "actionCheckin", "true");

        var answer = act(
                ann,
                "uitpasNumber",
                JEF,
                "cdbid",
                "demo-today",
                "actionCheckin",
                "true",
                "actionBuyTicket",
                "true",
                "pointsPromotionIds",
                "5687,77,5825");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.xml("count(/response/actions/action)")).isEqualTo("5");
        assertThat(answer.xml(response("CHECKIN", "checkinResponse") + "/code")).isEqualTo("MAXIMUM_REACHED");
        assertThat(answer.xml(response("BUYTICKET", "buyTicketResponse") + "/code"))
                .isEqualTo("ACTION_NOT_SUPPORTED");
        assertThat(ofPromotion(answer, "5687", "code")).isEqualTo(SUCCEEDED);
        assertThat(ofPromotion(answer, "77", "code")).isEqualTo("UNKNOWN_POINTS_PROMOTION_ID");
        assertThat(ofPromotion(answer, "5825", "code")).isEqualTo("ACTION_NOT_ALLOWED");
        assertThat(ofPromotion(answer, "5825", "cashInState")).isEqualTo("NOT_POSSIBLE_DATE_CONSTRAINT");
        assertThat(answer.xml("/response/passHolder/points")).isEqualTo("17.000");
    }

    @Test
    void a_repeat_does_what_was_left_and_hears_again_of_what_was_done() {
        String[] asked = {
            "uitpasNumber", JEF, "cdbid", "demo-today", "actionCheckin", "true", "pointsPromotionIds", "5823,5824"
        };
        SERVER.jdbi().useHandle(handle -> handle.execute("update reward set units_taken = 10 where id = 5824"));
        var first = act(ann.with("Idempotency-Key", "k-1"), asked);
        SERVER.jdbi().useHandle(handle -> handle.execute("update reward set units_taken = 0 where id = 5824"));
        var second = act(ann.with("Idempotency-Key", "k-1"), asked);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(ofPromotion(first, "5824", "cashInState")).isEqualTo("NOT_POSSIBLE_VOLUME_CONSTRAINT");
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(second.xml(response("CHECKIN", "checkinResponse") + "/points"))
                .isEqualTo("22.000");
        assertThat(ofPromotion(second, "5823", "code")).isEqualTo(SUCCEEDED);
        assertThat(ofPromotion(second, "5824", "code")).isEqualTo(SUCCEEDED);
        assertThat(second.xml("/response/passHolder/points")).isEqualTo("15.000");
        assertThat(redemptions()).isEqualTo(2);
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void a_key_that_came_with_other_actions_is_refused_before_anything_is_done() {
        var keyed = ann.with("Idempotency-Key", "k-2");
        act(keyed, "uitpasNumber", JEF, "pointsPromotionIds", "77,5687");

        var other = act(keyed, "uitpasNumber", JEF, "cdbid", "demo-today", "actionCheckin", "true");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(checkins()).isZero();
    }

    @Test
    void of_many_repeats_at_once_on_two_servers_one_does_it() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (var other = SERVER.secondServer();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var client = (i % 2 == 0 ? SERVER.running() : other).as(DemoProfile.COUNTER);
                answers.add(callers.submit(() -> act(
                        client.with("Idempotency-Key", "k-3"),
                        "uitpasNumber",
                        JEF,
                        "cdbid",
                        "demo-unlimited",
                        "actionCheckin",
                        "true",
                        "pointsPromotionIds",
                        "5687")));
            }
            for (var answer : answers) {
                assertThat(answer.get().xml(response("CHECKIN", "checkinResponse") + "/points"))
                        .isEqualTo("21.000");
                assertThat(ofPromotion(answer.get(), "5687", "code")).isEqualTo(SUCCEEDED);
            }
        }
        assertThat(checkins()).isEqualTo(1);
        assertThat(redemptions()).isEqualTo(1);
    }

    @Test
    void a_counter_that_may_not_hand_out_rewards_still_checks_in() {
        SERVER.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "delete from permission_group_action where action in ('POINTSPROMOTION_CASHIN', 'CHECKIN_READ')"));

        var answer = act(
                ann, "uitpasNumber", JEF, "cdbid", "demo-today", "actionCheckin", "true", "pointsPromotionIds", "5687");

        SERVER.jdbi().useHandle(handle -> handle.execute("""
                insert into permission_group_action (group_id, action)
                select id, action from permission_group
                cross join (values ('POINTSPROMOTION_CASHIN'), ('CHECKIN_READ')) actions (action)
                where name = 'Checkin and Ticket balies'
                """));
        assertThat(answer.xml(response("CHECKIN", "checkinResponse") + "/code")).isEqualTo(SUCCEEDED);
        assertThat(ofPromotion(answer, "5687", "code")).isEqualTo("ACCESS_DENIED");
        assertThat(ofPromotion(answer, "5687", "requiredPermission"))
                .isEqualTo("PERMISSION_POINTSPROMOTION - ACTION_CASHIN");
        assertThat(redemptions()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0900000095902, demo-today, '1,x', PARSE_INVALID_LONG",
        "0900000095902, demo-today, '1,', PARSE_INVALID_LONG",
        "0900000095902, demo-today, '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21', INVALID_PARAMETERS",
        "0900000095902, none, 5687, UNKNOWN_EVENT_CDBID",
        "0900000045410, demo-today, 5687, INVALID_CARD",
        "'', demo-today, 5687, MISSING_REQUIRED_FIELDS",
        "0900000095910, demo-today, 5687, UNKNOWN_UITPASNUMBER"
    })
    void a_request_that_cannot_be_understood_does_nothing(String card, String event, String ids, String code) {
        var answer = act(ann, "uitpasNumber", card, "cdbid", event, "actionCheckin", "true", "pointsPromotionIds", ids);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(checkins() + redemptions()).isZero();
    }

    private static Answer act(Client client, String... parameters) {
        return client.post(PATH, parameters);
    }

    private static String response(String type, String name) {
        return "/response/actions/action[actionType='" + type + "']/" + name;
    }

    private static String ofPromotion(Answer answer, String id, String field) {
        return answer.xml("/response/actions/action/pointsPromotionsResponse[promotion/id='" + id + "']/" + field);
    }

    private static long checkins() {
        return count("checkin");
    }

    private static long redemptions() {
        return count("redemption");
    }

    private static long count(String table) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
