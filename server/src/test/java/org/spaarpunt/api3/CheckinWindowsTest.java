package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.demo.DemoProfile;

/** When an event accepts check-ins, to the second, in the time of Brussels. */
class CheckinWindowsTest {
    private static final String GRANTED = "";
    private static final String NOT_NOW = "CHECKIN_CURRENTLY_NOT_ALLOWED";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @Test
    void an_event_with_hours_opens_five_hours_before_its_start() {
        assertThat(codeAt("2026-11-21T18:59:59+01:00", "demo-today")).isEqualTo(NOT_NOW);
        assertThat(codeAt("2026-11-21T19:00:00+01:00", "demo-today")).isEqualTo(GRANTED);
    }

    @Test
    void an_event_with_hours_closes_five_hours_after_its_end() {
        assertThat(codeAt("2026-11-23T04:58:59+01:00", "demo-today")).isEqualTo(GRANTED);
        assertThat(codeAt("2026-11-23T04:59:00+01:00", "demo-today")).isEqualTo(NOT_NOW);
    }

    @Test
    void an_event_that_is_over_was_open_until_an_hour_ago() {
        assertThat(codeAt("2026-11-22T10:59:59+01:00", "demo-over")).isEqualTo(GRANTED);
        assertThat(codeAt("2026-11-22T11:00:00+01:00", "demo-over")).isEqualTo(NOT_NOW);
    }

    @Test
    void an_event_in_a_month_will_be_open_then() {
        assertThat(codeAt("2026-12-22T14:59:59+01:00", "demo-future")).isEqualTo(NOT_NOW);
        assertThat(codeAt("2026-12-22T15:00:00+01:00", "demo-future")).isEqualTo(GRANTED);
        assertThat(codeAt("2026-12-23T02:59:59+01:00", "demo-future")).isEqualTo(GRANTED);
        assertThat(codeAt("2026-12-23T03:00:00+01:00", "demo-future")).isEqualTo(NOT_NOW);
    }

    @Test
    void an_event_without_hours_is_open_all_day_on_its_days() {
        var event = eventWith("""
                calendar = '{"kind": "dates", "dates": [{"first": "2026-12-05", "last": "2026-12-06"}]}'
                """);

        assertThat(codeAt("2026-12-04T23:59:59+01:00", event)).isEqualTo(NOT_NOW);
        assertThat(codeAt("2026-12-05T00:00:00+01:00", event)).isEqualTo(GRANTED);
        assertThat(codeAt("2026-12-06T23:59:59+01:00", event)).isEqualTo(GRANTED);
        assertThat(codeAt("2026-12-07T00:00:00+01:00", event)).isEqualTo(NOT_NOW);
    }

    @Test
    void the_opening_hours_of_a_permanent_event_bound_it() {
        var event = eventWith("""
                calendar = '{"kind": "permanent", "hours": {"sunday": ["10:00-12:00"]}}'
                """);

        assertThat(codeAt("2026-11-22T04:59:59+01:00", event)).isEqualTo(NOT_NOW);
        assertThat(codeAt("2026-11-22T05:00:00+01:00", event)).isEqualTo(GRANTED);
        assertThat(codeAt("2026-11-22T16:59:59+01:00", event)).isEqualTo(GRANTED);
        assertThat(codeAt("2026-11-22T17:00:00+01:00", event)).isEqualTo(NOT_NOW);
    }

    @Test
    void a_closed_day_gives_no_point() {
        var event = eventWith("""
                calendar = '{"kind": "permanent", "hours": {"sunday": ["10:00-12:00"]},
                             "adjusted": [{"first": "2026-11-22", "last": "2026-11-22"}]}'
                """);

        assertThat(codeAt("2026-11-22T11:00:00+01:00", event)).isEqualTo(NOT_NOW);
        assertThat(codeAt("2026-11-29T11:00:00+01:00", event)).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, 'Deze activiteit is geannuleerd, je kunt er geen punt sparen.', CHECKIN_CODE_EXPIRED",
        "POSTPONED, 'Deze activiteit is uitgesteld, je kunt er nu geen punt sparen.', CHECKIN_CURRENTLY_NOT_ALLOWED",
        "WITHDRAWN, 'Deze activiteit gaat niet door, je kunt er geen punt sparen.', CHECKIN_CODE_EXPIRED"
    })
    void an_event_that_does_not_take_place_gives_no_point_and_takes_none_back(
            String availability, String message, String byCode) {
        var visit = Visit.inOrder(SERVER.jdbi());
        var atCounter = SERVER.as(DemoProfile.COUNTER);
        assertThat(atCounter
                        .post("uitpas/passholder/checkin", "cdbid", visit.cdbid(), "uitpasNumber", visit.number())
                        .status())
                .isEqualTo(200);
        visit.but("update event set availability = '" + availability + "' where cdbid = :cdbid");

        var refused =
                atCounter.post("uitpas/passholder/checkin", "cdbid", visit.cdbid(), "uitpasNumber", visit.number());
        assertThat(refused.code()).isEqualTo(NOT_NOW);
        assertThat(refused.xml("/response/message")).isEqualTo(message);
        assertThat(refused.xml("/response/points")).isEqualTo("1");
        assertThat(SERVER.as(DemoProfile.MEMBER_APP)
                        .post("uitpas/enduser/checkin", "checkinCode", visit.code(), "uitpasNumber", visit.number())
                        .code())
                .isEqualTo(byCode);
        assertThat(visit.checkinsWritten()).isEqualTo(1);
    }

    @Test
    void an_event_may_have_window_hours_of_its_own() {
        var event = eventWith("""
                calendar = '{"kind": "dates", "dates": [{"start": "2026-12-05T20:00", "end": "2026-12-05T22:00"}]}',
                opens_before_min = 30, closes_after_min = 0
                """);

        assertThat(codeAt("2026-12-05T19:29:59+01:00", event)).isEqualTo(NOT_NOW);
        assertThat(codeAt("2026-12-05T19:30:00+01:00", event)).isEqualTo(GRANTED);
        assertThat(codeAt("2026-12-05T21:59:59+01:00", event)).isEqualTo(GRANTED);
        assertThat(codeAt("2026-12-05T22:00:00+01:00", event)).isEqualTo(NOT_NOW);
    }

    @Test
    void hours_in_the_night_of_summer_time_are_counted_as_they_pass() {
        var event = eventWith("""
                calendar = '{"kind": "dates", "dates": [{"start": "2027-03-28T06:00", "end": "2027-03-28T08:00"}]}'
                """);

        assertThat(codeAt("2027-03-27T23:59:59+01:00", event)).isEqualTo(NOT_NOW);
        assertThat(codeAt("2027-03-28T00:00:00+01:00", event)).isEqualTo(GRANTED);
    }

    /** The cdbid of a new event. */
    private static String eventWith(String columns) {
        return Visit.inOrder(SERVER.jdbi())
                .but("update event set " + columns + " where cdbid = :cdbid")
                .cdbid();
    }

    /** What a passholder hears who has never saved a point before. */
    private static String codeAt(String localTime, String cdbid) {
        SERVER.turnClockTo(localTime);
        var visitor = Visit.inOrder(SERVER.jdbi());
        return SERVER.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", visitor.number())
                .code();
    }
}
