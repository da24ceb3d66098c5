package org.spaarpunt.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.points.Movement.Reason;
import org.spaarpunt.points.PointsHistory.Order;
import org.spaarpunt.rights.CheckinScope;

/** Jef has 20 points from before; in each test he saves two at De Werf and spends five there. */
class PointsHistoryTest {
    private static final CheckinScope EVERYTHING = new CheckinScope.All();

    private DemoDatabase database;
    private PointsHistory history;
    private long jef;

    @BeforeEach
    void open() {
        database = DemoDatabase.open();
        history = new PointsHistory(database.jdbi());
        jef = database.number("select id from passholder where uid = 'demo-passholder-3'");
        database.execute("""
                insert into checkin (passholder_id, id, event_id, card_number, consumer_key, counter_id, via, points,
                                     social_tariff, checked_in_at, period, ordinal)
                overriding system value
                select %d, 900, event.id, '0900000095902', 'key', counter.id, 'COUNTER', 2, false, '2096-11-22 10:00+00', 'day', 1
                from event, counter
                where cdbid = 'demo-today' and counter.name = 'CC De Werf'
                """.formatted(jef));
        database.execute("""
                insert into redemption (id, passholder_id, reward_id, points, counter_id, card_number, redeemed_at, user_id, period, ordinal)
                overriding system value
                select 901, %d, 5687, 5, counter.id, '0900000095902', '2096-11-22 10:30+00',
                       (select min(id) from app_user), 'ever', 1
                from counter where counter.name = 'CC De Werf'
                """.formatted(jef));
        move("'CHECKIN', 900, 'EVENT', 1, 'PASSHOLDER', %d, 2, '2096-11-22 10:00+00'");
        move("'REDEMPTION', 901, 'PASSHOLDER', %d, 'REWARD', 5687, 5, '2096-11-22 10:30+00'");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_movement_has_its_reason_and_the_total_after_it() {
        assertThat(history.latest(jef, EVERYTHING, 10))
                .extracting(Movement::reason, Movement::points, Movement::total)
                .containsExactly(
                        tuple(Reason.REDEMPTION, -5, 17),
                        tuple(Reason.CHECKIN, 2, 22),
                        tuple(Reason.OPENING_BALANCE, 20, 20));
    }

    @Test
    void a_movement_names_the_activity_or_reward_and_the_counter() {
        var title = database.texts("select title from event where cdbid = 'demo-today'")
                .getFirst();
        var reward = database.texts("select title from reward where id = 5687").getFirst();

        assertThat(history.latest(jef, EVERYTHING, 10))
                .extracting(Movement::about, Movement::place)
                .containsExactly(
                        tuple(Optional.of(reward), Optional.of("CC De Werf")),
                        tuple(Optional.of(title), Optional.of("CC De Werf")),
                        tuple(Optional.empty(), Optional.empty()));
    }

    @Test
    void a_counter_learns_no_titles_of_what_happened_elsewhere() {
        long library = database.number("select id from counter where consumer_key = 'demo-library-haaltert'");

        assertThat(history.latest(jef, new CheckinScope.OfCounter(library, Optional.empty()), 10))
                .hasSize(3)
                .allSatisfy(movement -> {
                    assertThat(movement.about()).isEmpty();
                    assertThat(movement.place()).isEmpty();
                });
    }

    @Test
    void a_counter_sees_its_own_visitors_and_its_own_activities() {
        long werf = database.number("select id from counter where name = 'CC De Werf'");
        long cultuurnet =
                database.number("select organiser_id from event where cdbid = 'fd1f4d98-8ee3-44f6-ae61-8d64e3b5e40c'");

        assertThat(history.latest(jef, new CheckinScope.OfCounter(werf, Optional.empty()), 10))
                .extracting(movement -> movement.about().isPresent())
                .containsExactly(true, true, false);
        assertThat(history.latest(jef, new CheckinScope.OfCounter(0, Optional.of(cultuurnet)), 10))
                .extracting(movement -> movement.about().isPresent())
                .containsExactly(false, true, false);
    }

    @Test
    void a_page_beyond_the_last_is_the_last() {
        var last = history.part(jef, EVERYTHING, new PageQuery<>("", Order.MOMENT, true, 9, 2));

        assertThat(last.page()).isEqualTo(2);
        assertThat(last.total()).isEqualTo(3);
        assertThat(last.rows()).extracting(Movement::total).containsExactly(20);
    }

    private void move(String values) {
        database.execute("""
                insert into transfer (passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                values (%d, %s)
                """.formatted(jef, values.formatted(jef)));
    }
}
