package org.spaarpunt.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.devices.DeviceLight;

class InstallationWatchTest {
    private static final Instant NOW = RunningServer.START;

    private static DemoDatabase database;
    private InstallationWatch watch;

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
        database.execute("delete from checkin");
        watch = new InstallationWatch(
                database.jdbi(), database.features().devices().tally(), database.clock());
    }

    @Test
    void the_last_check_in_of_a_card_system_is_that_of_one_of_its_cards() {
        checkIn(1, "0930056878802", NOW.minus(Duration.ofHours(3)));
        checkIn(2, "0930056878802", NOW.minus(Duration.ofHours(2)));
        watch.round();

        var system = database.texts("""
                select card_system.name from card_system join card on card_system.id = card.card_system_id where number = '0930056878802'
                """).getFirst();
        assertThat(watch.figures().lastCheckins())
                .containsEntry(system, NOW.minus(Duration.ofHours(2)))
                .hasSize(1);
    }

    @Test
    void what_an_earlier_round_found_stays_while_nothing_happens() {
        checkIn(1, "0930056878802", NOW.minus(Duration.ofHours(2)));
        watch.round();
        database.clock().advance(Duration.ofDays(3));
        watch.round();

        assertThat(watch.figures().lastCheckins()).containsValue(NOW.minus(Duration.ofHours(2)));
    }

    @Test
    void a_check_in_that_was_committed_after_a_round_of_a_later_moment_is_found() {
        watch.round();
        checkIn(1, "0930056878802", NOW.minusSeconds(30));
        database.clock().advance(Duration.ofSeconds(30));
        watch.round();

        assertThat(watch.figures().lastCheckins()).containsValue(NOW.minusSeconds(30));
    }

    @Test
    void devices_are_counted_by_what_is_known_of_them() {
        database.execute("update device set status = 'BLOCKED'");
        watch.round();

        long all = database.number("select count(*) from device");
        assertThat(watch.figures().devices())
                .containsEntry(DeviceLight.OFF, all)
                .containsEntry(DeviceLight.SILENT, 0L)
                .hasSize(DeviceLight.values().length);
    }

    @Test
    void an_e_mail_that_waits_grows_older_between_two_rounds() {
        assertThat(watch.mailWaitSeconds()).isZero();
        database.execute("""
                insert into mail_outbox (passholder_id, recipient, subject, body, created_at, next_attempt_at)
                select min(id), 'jef@spaarpunt.example', 'subject', 'body', timestamptz '2026-11-22T10:50:00Z', timestamptz '2026-11-22T10:50:00Z'
                from passholder
                """);
        watch.round();
        assertThat(watch.figures().mailsWaiting()).isEqualTo(1);
        assertThat(watch.mailWaitSeconds()).isEqualTo(600);

        database.clock().advance(Duration.ofSeconds(20));
        assertThat(watch.mailWaitSeconds()).isEqualTo(620);
    }

    private static void checkIn(int event, String card, Instant moment) {
        database.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, via, points, social_tariff, checked_in_at, period, ordinal)
                select passholder_id, ?, number, 'demo', 'COUNTER', 1, false, ?::timestamptz, 'ALL', 1 from card where number = ?
                """, event, moment.toString(), card);
    }
}
