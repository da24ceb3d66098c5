package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** Rewards redeemed at the same moment, through three servers on one database. */
class RedemptionRaceTest {
    private static final String JEF = "0900000095902";

    private static TestDatabase database;
    private static List<RunningServer> servers;
    private static List<Client> counters;

    @BeforeAll
    static void start() {
        database = RunningServer.demoDatabase();
        servers =
                IntStream.range(0, 3).mapToObj(_ -> RunningServer.on(database)).toList();
        counters =
                servers.stream().map(server -> server.as(DemoProfile.COUNTER)).toList();
    }

    @AfterEach
    void put_everything_back() {
        assertThat(servers.getFirst().unbalanced()).isEmpty();
        execute("delete from redemption");
        execute("delete from transfer where reason in ('REDEMPTION', 'REDEMPTION_REVERSED')");
        execute("update reward set units_taken = 0");
        execute("""
                update balance set points = (
                    select sum(case when destination = 'PASSHOLDER' then points else -points end)
                    from transfer where transfer.passholder_id = balance.passholder_id)
                """);
    }

    @AfterAll
    static void stop() {
        servers.forEach(RunningServer::close);
        database.close();
    }

    @Test
    void two_hundred_passholders_want_the_last_unit_and_one_gets_it() throws Exception {
        var cards = new Additions(servers.getFirst().jdbi()).cards(200);
        execute("update reward set units_taken = 9 where id = 5824");
        givePoints(2);

        var answers = Together.times(200, number -> cashIn(number, cards.get(number), "5824"));

        assertThat(granted(answers)).hasSize(1);
        assertThat(states(answers)).hasSize(199).containsOnly("NOT_POSSIBLE_VOLUME_CONSTRAINT");
        assertThat(number("select units_taken from reward where id = 5824")).isEqualTo(10);
        assertThat(number("select count(*) from redemption")).isEqualTo(1);
        assertThat(number("select count(*) from transfer where reason = 'REDEMPTION'"))
                .isEqualTo(1);
    }

    @Test
    void one_passholder_spends_each_point_once() throws Exception {
        var answers = Together.times(60, number -> cashIn(number, JEF, number % 2 == 0 ? "5687" : "5824"));

        var left = number("""
                select points from balance where passholder_id = (select passholder_id from card where number = '0900000095902')
                """);
        assertThat(left).isBetween(0L, 1L);
        assertThat(states(answers)).isSubsetOf("NOT_POSSIBLE_POINTS_CONSTRAINT", "NOT_POSSIBLE_VOLUME_CONSTRAINT");
        assertThat(number("select count(*) from redemption"))
                .isEqualTo(granted(answers).size());
        assertThat(number("select sum(points) from redemption")).isEqualTo(20 - left);
    }

    @Test
    void once_a_week_is_once_a_week() throws Exception {
        var answers = Together.times(60, number -> cashIn(number, JEF, "5823"));

        assertThat(granted(answers)).hasSize(1);
        assertThat(states(answers)).containsOnly("NOT_POSSIBLE_USER_VOLUME_CONSTRAINT");
    }

    @Test
    void what_is_cancelled_many_times_at_once_comes_back_once() throws Exception {
        cashIn(0, JEF, "5687");
        var id = String.valueOf(number("select id from redemption"));

        var answers = Together.times(
                30,
                number -> counters.get(number % 3)
                        .post("uitpas/passholder/0900000095902/cancelCashedPromotion", "cashedPromotionId", id));

        assertThat(granted(answers))
                .hasSize(1)
                .allSatisfy(answer -> assertThat(answer.xml("/response/points")).isEqualTo("20"));
        assertThat(number("select units_taken from reward where id = 5687")).isZero();
    }

    private static void givePoints(int points) {
        execute("""
                insert into transfer (passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                select id, 'OPENING_BALANCE', 0, 'OPENING_BALANCE', 0, 'PASSHOLDER', id, %d, now()
                from passholder where id not in (select passholder_id from balance)
                """.formatted(points));
        execute("""
                insert into balance
                select id, %d from passholder where id not in (select passholder_id from balance)
                """.formatted(points));
    }

    private static Answer cashIn(int number, String card, String reward) {
        Answer answer;
        do {
            answer = counters.get(number % 3)
                    .post("uitpas/passholder/" + card + "/cashInPointsPromotion", "pointsPromotionId", reward);
            // A server with too much to do says so, and that nothing was saved.
        } while (answer.status() == 503);
        return answer;
    }

    private static List<Answer> granted(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 200).toList();
    }

    private static List<String> states(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() != 200)
                .map(answer -> answer.xml("/response/cashInState"))
                .toList();
    }

    private static void execute(String sql) {
        servers.getFirst().jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static long number(String sql) {
        return servers.getFirst()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
