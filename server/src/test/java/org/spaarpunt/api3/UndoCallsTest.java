package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.Together;

/** A check-in that was a mistake is taken back by the counter that made it. */
class UndoCallsTest {
    private static final String CULTUURNET = "47B6FA21-ACB1-EA8F-2C231182C7DD0A19";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @AfterEach
    void every_balance_is_the_sum_of_its_transfers() {
        assertThat(SERVER.running().unbalanced()).isEmpty();
    }

    @Test
    void an_undo_takes_the_point_back_and_frees_its_place() {
        var visit = Visit.inOrder(SERVER.jdbi());
        assertThat(checkIn(visit).xml("/response/points")).isEqualTo("1");
        var answer = undo(visit);
        assertThat(answer.body()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                <response><code>ACTION_SUCCEEDED</code><points>0</points></response>""");
        assertThat(transfers(visit)).isEqualTo("CHECKIN EVENT PASSHOLDER 1, CHECKIN_REVERSED PASSHOLDER EVENT 1");
        assertThat(checkIn(visit).xml("/response/points")).isEqualTo("1");
        assertThat(checkIn(visit).code()).isEqualTo("MAXIMUM_REACHED");
    }

    @Test
    void an_undo_says_who_did_it() {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        undo(visit);
        String clerk = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select nick from checkin join app_user on app_user.id = reversed_by where passholder_id = ?
                        """)
                        .bind(0, visit.passholder())
                        .mapTo(String.class)
                        .one());
        assertThat(clerk).isEqualTo("ann");
    }

    @Test
    void a_check_in_is_taken_back_once() {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        undo(visit);
        assertThat(undo(visit).code()).isEqualTo("CHECKIN_ALREADY_UNDONE");
        assertThat(undo(visit).status()).isEqualTo(400);
    }

    @Test
    void twenty_undos_at_once_on_two_servers_take_one_point_back() throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        var id = id(visit);
        var other = SERVER.secondServer();
        try (other) {
            var answers = Together.times(20, number -> {
                var server = number % 2 == 0 ? SERVER.running() : other;
                return post(server.as(DemoProfile.COUNTER), id);
            });
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.code().equals("CHECKIN_ALREADY_UNDONE")))
                    .hasSize(19);
        }
        assertThat(points(visit)).isZero();
    }

    @Test
    void undos_and_check_ins_at_once_leave_one_check_in_at_most() throws Exception {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        var id = id(visit);
        Together.times(20, number -> number % 2 == 0 ? post(counter(), id) : checkIn(visit));
        int standing = SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select count(*) from checkin where passholder_id = ? and reversed_at is null
                        """)
                        .bind(0, visit.passholder())
                        .mapTo(Integer.class)
                        .one());
        assertThat(standing).isBetween(0, 1);
        assertThat(points(visit)).isEqualTo(standing);
    }

    @Test
    void points_that_are_spent_cannot_be_taken_back() {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        visit.but("""
                insert into transfer (passholder_id, reason, cause_id, source, source_id, destination, destination_id, points,
                                      moved_at)
                values (:passholder, 'REDEMPTION', 1, 'PASSHOLDER', :passholder, 'REWARD', 1, 1, now())
                """).but("update balance set points = 0 where passholder_id = :passholder");
        assertThat(undo(visit).code()).isEqualTo("POINTS_ALREADY_SPENT");
        assertThat(checkIn(visit).code()).isEqualTo("MAXIMUM_REACHED");
    }

    @Test
    void an_undo_comes_within_a_quarter_of_an_hour() {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        SERVER.turnClockTo(RunningServer.START.plusSeconds(15 * 60));
        assertThat(undo(visit).code()).isEqualTo("CHECKIN_UNDO_EXPIRED");
        SERVER.turnClockTo(RunningServer.START.plusSeconds(15 * 60 - 1));
        assertThat(undo(visit).code()).isEqualTo("ACTION_SUCCEEDED");
    }

    @Test
    void only_the_counter_that_made_a_check_in_takes_it_back() {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        var id = id(visit);
        assertThat(post(SERVER.as(DemoProfile.LIBRARY), id).code()).isEqualTo("UNKNOWN_CHECKIN");
        assertThat(counter()
                        .post("uitpas/checkin/" + id + "/undo", "balieConsumerKey", CULTUURNET)
                        .code())
                .isEqualTo("UNKNOWN_CHECKIN");
        for (var nothing :
                new String[] {"1", "0-0", "x", "-", "999999999999999999-1", "1-9999999999999999999", "%00"}) {
            assertThat(post(counter(), nothing).code()).isEqualTo("UNKNOWN_CHECKIN");
        }
        assertThat(points(visit)).isOne();
    }

    @Test
    void a_point_that_was_saved_with_a_code_is_nobodys_to_take_back() {
        var visit = Visit.inOrder(SERVER.jdbi());
        SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", visit.code(), "uitpasNumber", visit.number());
        assertThat(undo(visit).code()).isEqualTo("UNKNOWN_CHECKIN");
    }

    @Test
    void after_an_undo_the_kept_answer_of_the_check_in_is_gone() {
        var visit = Visit.inOrder(SERVER.jdbi());
        var repeating = counter().with("Idempotency-Key", "undo-" + visit.cdbid());
        var form = new String[] {"cdbid", visit.cdbid(), "uitpasNumber", visit.number()};
        repeating.post("uitpas/passholder/checkin", form);
        assertThat(repeating.post("uitpas/passholder/checkin", form).header("Idempotency-Replayed"))
                .contains("true");
        undo(visit);
        var again = repeating.post("uitpas/passholder/checkin", form);
        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.xml("/response/points")).isEqualTo("1");
    }

    @Test
    void what_was_taken_back_is_not_found_any_more() {
        var visit = Visit.inOrder(SERVER.jdbi());
        checkIn(visit);
        var search = "uitpas/cultureevent/searchCheckins?cdbid=" + visit.cdbid();
        var found = counter().get(search);
        assertThat(found.xml("/response/total")).isEqualTo("1");
        post(counter(), found.xml("/response/checkinActivities/checkinActivity/id"));
        assertThat(counter().get(search).xml("/response/total")).isEqualTo("0");
    }

    private static Answer checkIn(Visit visit) {
        return counter().post("uitpas/passholder/checkin", "cdbid", visit.cdbid(), "uitpasNumber", visit.number());
    }

    private static Answer undo(Visit visit) {
        return post(counter(), id(visit));
    }

    private static Answer post(Client client, String id) {
        return client.post("uitpas/checkin/" + id + "/undo");
    }

    /** The last check-in of the passholder. */
    private static String id(Visit visit) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select passholder_id || '-' || max(id) from checkin where passholder_id = ? group by passholder_id
                        """)
                        .bind(0, visit.passholder())
                        .mapTo(String.class)
                        .one());
    }

    private static String transfers(Visit visit) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select string_agg(concat_ws(' ', reason, source, destination, points), ', ' order by reason)
                        from transfer where passholder_id = ?
                        """)
                        .bind(0, visit.passholder())
                        .mapTo(String.class)
                        .one());
    }

    private static int points(Visit visit) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery("select points from balance where passholder_id = ?")
                        .bind(0, visit.passholder())
                        .mapTo(Integer.class)
                        .one());
    }

    private static Client counter() {
        return SERVER.as(DemoProfile.COUNTER);
    }
}
