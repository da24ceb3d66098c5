package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** A request that comes with an idempotency key saves once, and is answered the same however often it is sent. */
class IdempotencyTest {
    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @BeforeEach
    void restore() {
        database.restore();
    }

    @AfterEach
    void check() {
        assertThat(server.unbalanced()).isEmpty();
    }

    @Test
    void the_same_request_again_gets_the_first_answer_again_and_saves_nothing() {
        var counter = counter(server, "visit-1");

        var first = checkIn(counter, "0987654321113");
        var second = checkIn(counter, "0987654321113");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.xml("/response/points")).isEqualTo("2");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertReplayOf(first, second);
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void a_repeat_hears_the_old_total_also_when_more_points_came_since_and_when_the_card_was_blocked() {
        var first = checkIn(counter(server, "visit-1"), "0987654321113");
        server.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", "0987654321113");
        setStatus("BLOCKED");

        assertReplayOf(first, checkIn(counter(server, "visit-1"), "0987654321113"));
    }

    @Test
    void a_check_in_by_code_is_repeated_to_the_letter_although_the_rewards_have_changed() {
        var app = server.as(DemoProfile.MEMBER_APP).with("Idempotency-Key", "scan-1");

        var first = app.post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");
        server.jdbi().useHandle(handle -> handle.execute("update reward set title = 'Anders'"));
        var second = app.post("uitpas/enduser/checkin", "uitpasNumber", "0930056878802", "checkinCode", "12345678");

        assertThat(first.json().path("savedPoints").asInt()).isEqualTo(1);
        assertReplayOf(first, second);
    }

    @Test
    void a_key_holds_on_another_server_and_after_a_restart() {
        var first = checkIn(counter(server, "visit-1"), "0987654321113");
        try (var other = RunningServer.on(database)) {
            assertReplayOf(first, checkIn(counter(other, "visit-1"), "0987654321113"));
        }
        server.close();
        server = RunningServer.on(database);
        assertReplayOf(first, checkIn(counter(server, "visit-1"), "0987654321113"));
    }

    @Test
    void a_key_that_comes_with_another_request_is_refused_and_saves_nothing() {
        checkIn(counter(server, "visit-1"), "0987654321113");

        var other = checkIn(counter(server, "visit-1"), "0900000095902");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void another_consumer_may_use_the_same_key() {
        checkIn(counter(server, "visit-1"), "0987654321113");

        var app = server.as(DemoProfile.COUNTER_APP).with("Idempotency-Key", "visit-1");
        var other = app.post(
                "uitpas/passholder/checkin",
                "cdbid",
                "demo-today",
                "uitpasNumber",
                "0987654321113",
                "balieConsumerKey",
                "31413BDF-DFC7-7A9F-10403618C2816E44");

        assertThat(other.xml("/response/points")).isEqualTo("4");
    }

    @Test
    void a_refusal_is_not_kept_so_a_repeat_is_decided_anew() {
        var counter = counter(server, "visit-1");
        setStatus("BLOCKED");
        assertThat(checkIn(counter, "0987654321113").code()).isEqualTo("INVALID_CARD_STATUS");

        setStatus("ACTIVE");
        assertThat(checkIn(counter, "0987654321113").status()).isEqualTo(200);
    }

    @Test
    void another_key_for_the_same_visit_hears_that_the_limit_is_reached() {
        checkIn(counter(server, "visit-1"), "0987654321113");

        assertThat(checkIn(counter(server, "visit-2"), "0987654321113").code()).isEqualTo("MAXIMUM_REACHED");
    }

    @Test
    void a_key_with_spaces_or_over_255_characters_is_refused() {
        for (var key : List.of("two words", "k".repeat(256))) {
            var answer = checkIn(counter(server, key), "0987654321113");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("INVALID_PARAMETERS");
        }
        assertThat(checkins()).isZero();
    }

    @Test
    void two_different_keys_are_refused_and_two_equal_ones_are_one() {
        var joined = checkIn(counter(server, "visit-1, visit-2"), "0987654321113");
        var two = checkIn(counter(server, "visit-1").with("Idempotency-Key", "visit-2"), "0987654321113");

        assertThat(joined.status()).isEqualTo(400);
        assertThat(joined.code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(joined.xml("/response/message")).contains("Idempotency-Key", "twee keer");
        assertThat(two.status()).isEqualTo(400);
        assertThat(two.code()).isEqualTo("INVALID_PARAMETERS");
        assertThat(checkins()).isZero();

        var equal = checkIn(counter(server, "visit,1").with("Idempotency-Key", "visit,1"), "0987654321113");
        assertThat(equal.status()).isEqualTo(200);
        assertReplayOf(equal, checkIn(counter(server, "visit,1"), "0987654321113"));
    }

    @Test
    void one_visit_reported_by_twenty_threads_to_two_servers_is_one_point_and_one_answer() throws Exception {
        try (var other = RunningServer.on(database)) {
            var answers = all(IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i ->
                            () -> checkIn(counter(i % 2 == 0 ? server : other, "visit-1"), "0987654321113"))
                    .toList());

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.getFirst().body());
            assertThat(answers)
                    .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                    .hasSize(1);
        }
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void one_key_sent_at_once_with_twenty_requests_saves_for_one_of_them() throws Exception {
        var cards = List.of("0987654321113", "0930056878802", "0900000095902", "0900000067513", "0900000031618");
        try (var other = RunningServer.on(database)) {
            var answers = all(IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i ->
                            () -> checkIn(counter(i % 2 == 0 ? server : other, "visit-1"), cards.get(i % cards.size())))
                    .toList());

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(4);
            assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(16);
        }
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void an_employee_who_no_longer_works_there_gets_no_kept_answer() {
        var app = server.as(DemoProfile.COUNTER);
        var cashIn = "uitpas/passholder/0900000095902/cashInPointsPromotion";
        var actions = "uitpas/passholder/eventActions";
        var own = counter(server, "visit-1");
        assertThat(checkIn(own, "0987654321113").status()).isEqualTo(200);
        assertThat(app.with("Idempotency-Key", "coffee")
                        .post(cashIn, "pointsPromotionId", "5900")
                        .status())
                .isEqualTo(200);
        assertThat(app.with("Idempotency-Key", "both")
                        .post(actions, "uitpasNumber", "0900000067513", "cdbid", "demo-today", "actionCheckin", "true")
                        .status())
                .isEqualTo(200);

        server.jdbi().useHandle(handle -> handle.execute("""
                delete from counter_employee
                where user_id = (select id from app_user where nick = 'ann')
                  and counter_id = (select id from counter where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44')
                """));

        assertDenied(checkIn(own, "0987654321113"), "PERMISSION_CHECKIN - ACTION_CREATE");
        assertDenied(checkIn(own, "0900000095902"), "PERMISSION_CHECKIN - ACTION_CREATE");
        assertDenied(
                app.with("Idempotency-Key", "coffee").post(cashIn, "pointsPromotionId", "5900"),
                "PERMISSION_POINTSPROMOTION - ACTION_CASHIN");
        assertDenied(
                app.with("Idempotency-Key", "both")
                        .post(actions, "uitpasNumber", "0900000067513", "cdbid", "demo-today", "actionCheckin", "true"),
                "PERMISSION_PASSHOLDER - ACTION_READ");
    }

    @Test
    void a_counter_that_may_not_check_in_any_more_gets_no_kept_answer() {
        assertThat(checkIn(counter(server, "visit-1"), "0987654321113").status())
                .isEqualTo(200);
        server.jdbi()
                .useHandle(handle ->
                        handle.execute("delete from permission_group_action where action = 'CHECKIN_CREATE'"));

        assertDenied(checkIn(counter(server, "visit-1"), "0987654321113"), "PERMISSION_CHECKIN - ACTION_CREATE");
    }

    @Test
    void an_answer_that_an_earlier_version_kept_is_sent_again_byte_for_byte() {
        var body =
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><response><points>17</points></response>";
        checkIn(counter(server, "visit-1"), "0987654321113");
        keepAsEarlierVersions(body);

        var repeat = checkIn(counter(server, "visit-1"), "0987654321113");

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(body);
        assertThat(repeat.header("Content-Type")).contains("application/xml;charset=UTF-8");
        assertThat(repeat.header("Idempotency-Replayed")).contains("true");
        assertThat(checkIn(counter(server, "visit-1"), "0900000095902").status())
                .isEqualTo(422);
        assertThat(checkins()).isEqualTo(1);
    }

    @Test
    void an_answer_in_json_that_an_earlier_version_kept_is_sent_again_byte_for_byte() {
        var body = "{\"code\":\"ACTION_SUCCEEDED\",\"points\":5,\"savedPoints\":1,\"pointsPromotions\":[]}";
        var app = server.as(DemoProfile.MEMBER_APP).with("Idempotency-Key", "scan-1");
        app.post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");
        keepAsEarlierVersions(body);

        var repeat = app.post("uitpas/enduser/checkin", "checkinCode", "12345678", "uitpasNumber", "0930056878802");

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(body);
        assertThat(repeat.header("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(repeat.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void a_redemption_and_an_action_that_an_earlier_version_kept_are_sent_again_byte_for_byte() {
        var counter = server.as(DemoProfile.COUNTER);
        var cashIn = "uitpas/passholder/0900000095902/cashInPointsPromotion";
        var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        counter.with("Idempotency-Key", "coffee").post(cashIn, "pointsPromotionId", "5900");
        keepAsEarlierVersions(declaration + "<promotionTO><id>5900</id><title>Koffie &amp; koek</title></promotionTO>");
        assertThat(counter.with("Idempotency-Key", "coffee")
                        .post(cashIn, "pointsPromotionId", "5900")
                        .body())
                .isEqualTo(declaration + "<promotionTO><id>5900</id><title>Koffie &amp; koek</title></promotionTO>");

        var actions = "uitpas/passholder/eventActions";
        String[] asked = {"uitpasNumber", "0900000067513", "pointsPromotionIds", "5900"};
        counter.with("Idempotency-Key", "both").post(actions, asked);
        var kept = "<pointsPromotionsResponse><code>ACTION_SUCCEEDED</code><promotion><id>5900</id>"
                + "<title>Koffie &amp; koek</title></promotion></pointsPromotionsResponse>";
        keepAsEarlierVersions(declaration + kept);
        var repeat = counter.with("Idempotency-Key", "both").post(actions, asked);
        assertThat(repeat.body())
                .contains("<action><actionType>CASHIN_POINTSPROMOTION</actionType>" + kept + "</action>");
        assertThat(repeat.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void what_a_later_version_kept_is_an_outage_for_its_repeat_alone_until_this_server_is_upgraded() {
        checkIn(counter(server, "visit-1"), "0987654321113");
        server.jdbi()
                .useHandle(handle ->
                        handle.execute("update kept_answer set outcome = jsonb_set(outcome, '{version}', '99')"));

        var repeat = checkIn(counter(server, "visit-1"), "0987654321113");

        assertThat(repeat.status()).isEqualTo(503);
        assertThat(repeat.code()).isEqualTo("ACTION_FAILED");
        assertThat(repeat.header("Retry-After")).isPresent();
        assertThat(checkins()).isEqualTo(1);
        assertThat(checkIn(counter(server, "visit-2"), "0900000095902").status())
                .isEqualTo(200);
    }

    @Test
    void what_is_kept_is_the_outcome_and_says_for_which_call() {
        checkIn(counter(server, "visit-1"), "0987654321113");

        var kept = server.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select concat_ws('|', body, outcome ->> 'kind', outcome -> 'rendering' ->> 'call',
                                         outcome -> 'outcome' ->> 'points') from kept_answer
                        """).mapTo(String.class).list());
        assertThat(kept).containsExactly("checkin|POST /uitpas/passholder/checkin|2");
    }

    private static void assertDenied(Answer answer, String permission) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ACCESS_DENIED");
        assertThat(answer.xml("/response/requiredPermission")).isEqualTo(permission);
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
    }

    private void keepAsEarlierVersions(String body) {
        server.jdbi()
                .useHandle(handle -> handle.execute(
                        "update kept_answer set outcome = null, body = ? where outcome is not null", body));
    }

    private static Client counter(RunningServer server, String key) {
        return server.as(DemoProfile.COUNTER).with("Idempotency-Key", key);
    }

    private static Answer checkIn(Client counter, String number) {
        return counter.post(
                "uitpas/passholder/checkin", "cdbid", "a89a2707-a35e-48da-aeda-307f857b93c0", "uitpasNumber", number);
    }

    private static void assertReplayOf(Answer first, Answer second) {
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Idempotency-Replayed")).contains("true");
    }

    private static List<Answer> all(List<Callable<Answer>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream()
                    .map(IdempotencyTest::result)
                    .toList();
        }
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void setStatus(String status) {
        server.jdbi()
                .useHandle(
                        handle -> handle.execute("update card set status = ? where number = '0987654321113'", status));
    }

    private int checkins() {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from checkin")
                        .mapTo(Integer.class)
                        .one());
    }
}
