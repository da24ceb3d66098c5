package org.spaarpunt.points;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.testing.LockWaits;

class CheckinCountsTest {
    private static final String CHECKIN = """
            insert into checkin (passholder_id, event_id, card_number, consumer_key, via, points, social_tariff, checked_in_at,
                                 period, ordinal)
            select id, ?, '', 'demo', 'COUNTER', 1, false, now(), 'D', 1 from passholder where uid = 'demo-passholder-4'
            """;

    private static final String OF_LUCAS =
            " where passholder_id = (select id from passholder where uid = 'demo-passholder-4')";

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void restore() {
        database.restore();
        database.execute(CHECKIN, 1);
        database.execute(CHECKIN, 2);
        database.execute("update balance set checkins = null, points = points + 2");
    }

    @Test
    void check_ins_of_an_older_installation_are_counted() {
        CheckinCounts.backfill(database.jdbi()).round();
        assertThat(count()).isEqualTo("2");
        assertThat(database.texts("select distinct checkins from balance order by 1"))
                .containsExactly("0", "2");
    }

    @Test
    void what_a_server_of_the_release_before_has_touched_is_counted_again() {
        var counts = CheckinCounts.backfill(database.jdbi());
        counts.round();

        database.execute(CHECKIN, 3);
        database.execute("update balance set points = points + 1" + OF_LUCAS);
        assertThat(count()).isNull();
        counts.round();
        assertThat(count()).isEqualTo("3");

        database.execute("update checkin set reversed_at = now() where event_id = 3");
        database.execute("update balance set points = points - 1" + OF_LUCAS);
        assertThat(count()).isNull();
        counts.round();
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void what_is_spent_changes_nothing() {
        CheckinCounts.backfill(database.jdbi()).round();
        database.execute("update balance set points = points - 1" + OF_LUCAS);
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void a_check_in_that_is_being_written_is_left_for_later() throws InterruptedException {
        var counts = CheckinCounts.backfill(database.jdbi());
        database.jdbi().useTransaction(handle -> {
            handle.execute(CHECKIN, 3);
            handle.execute("update balance set points = points + 1, checkins = checkins + 1" + OF_LUCAS);
            var round = Thread.startVirtualThread(counts::round);
            LockWaits.awaitOne(handle);
            handle.commit();
            round.join();
        });
        assertThat(count()).isNull();
        counts.round();
        assertThat(count()).isEqualTo("3");
    }

    private static String count() {
        return database.texts("select checkins::text from balance" + OF_LUCAS).getFirst();
    }
}
