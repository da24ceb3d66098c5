package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;

/** What the database holds after a check-in: the act, the movement of its points, and the new balance; or nothing at all. */
class StoredCheckinTest {
    private static final String ACTS = """
            select concat_ws(' ', via, card_number, checkin.consumer_key, counter.name, nick, checkin.points, social_tariff,
                             checked_in_at at time zone 'UTC', period, ordinal)
            from checkin
            left join counter on counter.id = counter_id
            left join app_user on app_user.id = user_id
            where passholder_id = :passholder
            """;

    private static final String MOVEMENTS = """
            select concat_ws(' ', reason, cause_id = checkin.id, transfer.source, cdbid, destination,
                             destination_id = transfer.passholder_id, transfer.points, moved_at = checked_in_at)
            from transfer
            left join checkin on checkin.passholder_id = transfer.passholder_id
            left join event on event.id = source_id
            where transfer.passholder_id = :passholder
            """;

    private static final String BALANCE = "select points::text from balance where passholder_id = :passholder";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @AfterEach
    void every_balance_is_the_sum_of_its_transfers() {
        assertThat(SERVER.running().unbalanced()).isEmpty();
    }

    @Test
    void a_check_in_at_a_counter_is_written_with_counter_and_employee() {
        SERVER.as(DemoProfile.COUNTER_APP)
                .post(
                        "uitpas/passholder/checkin?balieConsumerKey=31413BDF-DFC7-7A9F-10403618C2816E44",
                        "cdbid",
                        visit.cdbid(),
                        "chipNumber",
                        visit.chip());

        assertThat(stored(ACTS))
                .containsExactly("COUNTER %s demo-counter-app CC De Werf ann 1 f 2026-11-22 11:00:00 2026-W47 1"
                        .formatted(visit.number()));
        assertThat(stored(MOVEMENTS)).containsExactly("CHECKIN t EVENT %s PASSHOLDER t 1 t".formatted(visit.cdbid()));
        assertThat(stored(BALANCE)).containsExactly("1");
    }

    @Test
    void a_check_in_by_code_is_written_without_counter_and_employee() {
        visit.but("update event set points = 3, limit_volume = null, limit_period = null where cdbid = :cdbid")
                .but("update membership set social_tariff_until = '2026-11-22' where passholder_id = :passholder");

        scan();

        assertThat(stored(ACTS))
                .containsExactly("CODE %s demo-member-app 3 t 2026-11-22 11:00:00 2026-11-22T11:00:00Z 1"
                        .formatted(visit.number()));
        assertThat(stored(MOVEMENTS)).containsExactly("CHECKIN t EVENT %s PASSHOLDER t 3 t".formatted(visit.cdbid()));
        assertThat(stored(BALANCE)).containsExactly("3");
    }

    @Test
    void a_refused_check_in_writes_nothing() {
        visit.but("update card set status = 'BLOCKED' where number = :number");

        scan();

        assertThat(stored(ACTS)).isEmpty();
        assertThat(stored(MOVEMENTS)).isEmpty();
        assertThat(stored(BALANCE)).isEmpty();
    }

    @Test
    void a_second_check_in_past_the_limit_writes_nothing_more() {
        scan();
        scan();

        assertThat(stored(ACTS)).hasSize(1);
        assertThat(stored(MOVEMENTS)).hasSize(1);
        assertThat(stored(BALANCE)).containsExactly("1");
    }

    private void scan() {
        SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", visit.code(), "uitpasNumber", visit.number());
    }

    private List<String> stored(String query) {
        return SERVER.jdbi()
                .withHandle(handle -> handle.createQuery(query)
                        .bind("passholder", visit.passholder())
                        .mapTo(String.class)
                        .list());
    }
}
