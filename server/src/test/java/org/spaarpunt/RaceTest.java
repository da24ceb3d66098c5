package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Additions;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.Together;

/** Check-ins at the same moment, through two servers on one database. */
class RaceTest {
    private static TestDatabase database;
    private static RunningServer first;
    private static RunningServer second;
    private static Additions additions;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        first = RunningServer.on(database);
        second = RunningServer.on(database);
        additions = new Additions(first.jdbi());
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        database.close();
    }

    @AfterEach
    void every_balance_is_the_sum_of_its_transfers() {
        assertThat(first.unbalanced()).isEmpty();
        assertThat(second.unbalanced()).isEmpty();
    }

    @Test
    void one_card_at_one_event_fifty_times_gets_one_point_and_forty_nine_refusals_with_the_total() throws Exception {
        var card = additions.card();

        var answers = Together.times(50, scanning(_ -> card, _ -> "a89a2707-a35e-48da-aeda-307f857b93c0"));

        assertThat(granted(answers)).extracting(RaceTest::points).containsExactly("1");
        assertThat(refused(answers)).hasSize(49).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("MAXIMUM_REACHED");
            assertThat(points(answer)).isEqualTo("1");
        });
        assertThat(checkins(card)).isEqualTo(1);
        assertThat(transfers(card)).isEqualTo(1);
    }

    @Test
    void a_card_scanned_at_the_counter_and_by_code_at_once_gets_one_point() throws Exception {
        var card = additions.card();
        var counter = first.as(DemoProfile.COUNTER);
        var app = second.as(DemoProfile.MEMBER_APP);

        var answers = Together.times(
                20,
                number -> number % 2 == 0
                        ? scan(counter, card, "a89a2707-a35e-48da-aeda-307f857b93c0")
                        : app.post("uitpas/enduser/checkin", "checkinCode", "demo-permanent", "uitpasNumber", card));

        assertThat(answers)
                .filteredOn(answer -> !answer.body().contains("MAXIMUM_REACHED"))
                .hasSize(1);
        assertThat(checkins(card)).isEqualTo(1);
        assertThat(transfers(card)).isEqualTo(1);
    }

    @Test
    void fifty_cards_at_one_event_all_get_their_point() throws Exception {
        var cards = additions.cards(50);

        var answers = Together.times(50, scanning(cards::get, _ -> "a89a2707-a35e-48da-aeda-307f857b93c0"));

        assertThat(granted(answers)).hasSize(50).extracting(RaceTest::points).containsOnly("1");
    }

    @Test
    void one_card_at_twenty_events_gets_twenty_points_and_each_total_once() throws Exception {
        var card = additions.card();
        var events = additions.events("race-", 20, 1, "DAY");

        var answers = Together.times(20, scanning(_ -> card, events::get));

        assertThat(granted(answers)).extracting(RaceTest::points).containsExactlyInAnyOrderElementsOf(numbersUpTo(20));
        assertThat(first.as(DemoProfile.MEMBER_APP)
                        .get("uitpas/enduser/" + card)
                        .json()
                        .path("points")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void a_limit_of_five_a_day_grants_five_of_fifty() throws Exception {
        var card = additions.card();
        var event = additions.events("five-a-day-", 1, 5, "DAY").getFirst();

        var answers = Together.times(50, scanning(_ -> card, _ -> event));

        assertThat(granted(answers)).extracting(RaceTest::points).containsExactlyInAnyOrderElementsOf(numbersUpTo(5));
        assertThat(refused(answers)).hasSize(45).extracting(RaceTest::points).containsOnly("5");
        assertThat(checkins(card)).isEqualTo(5);
    }

    @Test
    void an_event_without_limit_grants_all_of_twenty_in_the_same_instant() throws Exception {
        var card = additions.card();

        var answers = Together.times(20, scanning(_ -> card, _ -> "demo-unlimited"));

        assertThat(granted(answers)).extracting(RaceTest::points).containsExactlyInAnyOrderElementsOf(numbersUpTo(20));
        assertThat(checkins(card)).isEqualTo(20);
    }

    /** Even numbers ask the one server, odd numbers the other. */
    private static IntFunction<Answer> scanning(IntFunction<String> card, IntFunction<String> event) {
        var counters = List.of(first.as(DemoProfile.COUNTER), second.as(DemoProfile.COUNTER));
        return number -> scan(counters.get(number % 2), card.apply(number), event.apply(number));
    }

    private static Answer scan(Client counter, String card, String cdbid) {
        return counter.post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", card);
    }

    private static List<Answer> granted(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 200).toList();
    }

    @Test
    void a_change_of_the_limit_s_period_that_one_server_has_not_heard_of_gives_no_second_point() throws Exception {
        try (var unaware = RunningServer.on(database, Map.of("staleness-seconds", "3600"))) {
            var event = additions.events("changing-", 1, 1, "DAY").getFirst();
            scan(unaware.as(DemoProfile.COUNTER), additions.card(), event);
            first.jdbi()
                    .useHandle(
                            handle -> handle.execute("update event set limit_period = 'WEEK' where cdbid = ?", event));
            for (var card : additions.cards(10)) {
                var answers = Together.times(
                        8, number -> scan((number % 2 == 0 ? unaware : first).as(DemoProfile.COUNTER), card, event));
                assertThat(granted(answers)).hasSize(1);
                assertThat(checkins(card)).isEqualTo(1);
            }
        }
    }

    private static List<Answer> refused(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 400).toList();
    }

    private static String points(Answer answer) {
        return answer.xml("/response/points");
    }

    private static List<String> numbersUpTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    private static int checkins(String card) {
        return count("select count(*) from checkin where card_number = :card", card);
    }

    private static int transfers(String card) {
        return count("select count(*) from transfer join card using (passholder_id) where number = :card", card);
    }

    private static int count(String query, String card) {
        return first.jdbi()
                .withHandle(handle -> handle.createQuery(query)
                        .bind("card", card)
                        .mapTo(Integer.class)
                        .one());
    }
}
