package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

/** How often one passholder may save at one event: in calendar periods of Brussels. */
class CheckinLimitsTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit = Visit.inOrder(SERVER.jdbi());

    @Test
    void once_a_day_begins_anew_at_midnight_even_within_one_window() {
        limit("1, 'DAY'");

        assertThat(totalAt("2026-11-22T23:59:59+01:00")).isEqualTo("1");
        assertThat(refusalAt("2026-11-22T23:59:59+01:00")).isEqualTo("Punt al gespaard (max. 1 / Dag)");
        assertThat(totalAt("2026-11-23T00:00:00+01:00")).isEqualTo("2");
    }

    @Test
    void once_a_week_begins_anew_on_monday_at_midnight() {
        assertThat(totalAt("2026-11-16T00:00:00+01:00")).isEqualTo("1");
        assertThat(refusalAt("2026-11-22T23:59:59+01:00")).isEqualTo("Punt al gespaard (max. 1 / Week)");
        assertThat(totalAt("2026-11-23T00:00:00+01:00")).isEqualTo("2");
    }

    @Test
    void a_week_that_ends_in_summer_time_ends_at_midnight_of_summer_time() {
        assertThat(totalAt("2027-03-22T00:00:00+01:00")).isEqualTo("1");
        assertThat(refusalAt("2027-03-28T23:59:59+02:00")).isEqualTo("Punt al gespaard (max. 1 / Week)");
        assertThat(totalAt("2027-03-29T00:00:00+02:00")).isEqualTo("2");
    }

    @Test
    void a_week_does_not_end_with_the_year() {
        assertThat(totalAt("2026-12-31T12:00:00+01:00")).isEqualTo("1");
        assertThat(refusalAt("2027-01-03T23:59:59+01:00")).isEqualTo("Punt al gespaard (max. 1 / Week)");
        assertThat(totalAt("2027-01-04T00:00:00+01:00")).isEqualTo("2");
    }

    @Test
    void twice_a_month_is_twice_and_no_more() {
        limit("2, 'MONTH'");

        assertThat(totalAt("2026-11-01T00:00:00+01:00")).isEqualTo("1");
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("2");
        assertThat(refusalAt("2026-11-30T23:59:59+01:00")).isEqualTo("Punt al gespaard (max. 2 / Maand)");
        assertThat(totalAt("2026-12-01T00:00:00+01:00")).isEqualTo("3");
    }

    @Test
    void once_a_quarter_begins_anew_with_the_quarter() {
        limit("1, 'QUARTER'");

        assertThat(totalAt("2026-07-01T00:00:00+02:00")).isEqualTo("1");
        assertThat(refusalAt("2026-09-30T23:59:59+02:00")).isEqualTo("Punt al gespaard (max. 1 / Kwartaal)");
        assertThat(totalAt("2026-10-01T00:00:00+02:00")).isEqualTo("2");
    }

    @Test
    void once_a_year_begins_anew_with_the_year() {
        limit("1, 'YEAR'");

        assertThat(totalAt("2026-01-01T00:00:00+01:00")).isEqualTo("1");
        assertThat(refusalAt("2026-12-31T23:59:59+01:00")).isEqualTo("Punt al gespaard (max. 1 / Jaar)");
        assertThat(totalAt("2027-01-01T00:00:00+01:00")).isEqualTo("2");
    }

    @Test
    void an_absolute_limit_never_begins_anew_and_names_no_period() {
        limit("3, 'ABSOLUTE'");

        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("2");
        assertThat(totalAt("2031-05-01T12:00:00+02:00")).isEqualTo("3");
        assertThat(refusalAt("2050-05-01T12:00:00+02:00")).isEqualTo("Punt al gespaard (max. 3)");
    }

    @Test
    void without_a_limit_every_check_in_saves_even_in_the_same_instant() {
        limit("null, null");

        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("2");
        assertThat(totalAt("2026-11-22T12:00:01+01:00")).isEqualTo("3");
    }

    @Test
    void a_night_counts_once_on_the_day_it_begins() {
        limit("1, 'DAY'");
        calendar("{\"kind\":\"dates\",\"dates\":[{\"start\":\"2026-11-22T22:00\",\"end\":\"2026-11-23T02:00\"}]}");

        assertThat(totalAt("2026-11-22T23:00:00+01:00")).isEqualTo("1");
        assertThat(refusalAt("2026-11-23T01:00:00+01:00")).isEqualTo("Punt al gespaard (max. 1 / Dag)");
        assertThat(refusalAt("2026-11-23T06:59:59+01:00")).isEqualTo("Punt al gespaard (max. 1 / Dag)");
    }

    @Test
    void the_night_from_sunday_to_monday_counts_in_the_week_that_ends_and_the_next_night_in_the_next() {
        calendar("{\"kind\":\"permanent\",\"hours\":{\"sunday\":[\"22:00-02:00\"],\"monday\":[\"22:00-02:00\"]}}");

        assertThat(totalAt("2026-11-22T23:00:00+01:00")).isEqualTo("1");
        assertThat(refusalAt("2026-11-23T01:00:00+01:00")).isEqualTo("Punt al gespaard (max. 1 / Week)");
        assertThat(totalAt("2026-11-23T22:00:00+01:00")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 'WEEK'", "1, 'MONTH'", "1, 'QUARTER'", "1, 'YEAR'", "1, 'ABSOLUTE'"})
    void a_limit_that_gets_a_longer_period_gives_no_second_point_for_a_visit_in_it(String longer) {
        limit("1, 'DAY'");
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        limit(longer);

        assertThat(refusalAt("2026-11-22T12:00:01+01:00")).startsWith("Punt al gespaard (max. 1");
        assertThat(visit.checkinsWritten()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEEK", "MONTH", "QUARTER", "YEAR", "ABSOLUTE"})
    void a_limit_that_gets_a_shorter_period_gives_a_point_on_another_day_alone(String longer) {
        limit("1, '" + longer + "'");
        assertThat(totalAt("2026-11-18T12:00:00+01:00")).isEqualTo("1");
        limit("1, 'DAY'");

        assertThat(refusalAt("2026-11-18T23:00:00+01:00")).isEqualTo("Punt al gespaard (max. 1 / Dag)");
        assertThat(totalAt("2026-11-19T12:00:00+01:00")).isEqualTo("2");
        assertThat(refusalAt("2026-11-19T12:00:00+01:00")).isEqualTo("Punt al gespaard (max. 1 / Dag)");
    }

    @Test
    void visits_of_other_days_count_in_a_longer_period_too_but_not_those_of_the_period_before() {
        limit("1, 'DAY'");
        assertThat(totalAt("2026-11-13T12:00:00+01:00")).isEqualTo("1");
        assertThat(totalAt("2026-11-16T12:00:00+01:00")).isEqualTo("2");
        limit("2, 'WEEK'");

        assertThat(totalAt("2026-11-17T12:00:00+01:00")).isEqualTo("3");
        assertThat(refusalAt("2026-11-18T12:00:00+01:00")).isEqualTo("Punt al gespaard (max. 2 / Week)");
    }

    @Test
    void a_limit_that_is_set_where_there_was_none_counts_the_visits_of_its_period() {
        limit("null, null");
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        limit("1, 'DAY'");

        assertThat(refusalAt("2026-11-22T13:00:00+01:00")).isEqualTo("Punt al gespaard (max. 1 / Dag)");
        assertThat(totalAt("2026-11-23T13:00:00+01:00")).isEqualTo("2");
    }

    @Test
    void a_check_in_that_was_taken_back_does_not_count_after_a_change_either() {
        limit("1, 'DAY'");
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        visit.but("update checkin set reversed_at = now() where passholder_id = :passholder");
        limit("1, 'WEEK'");

        assertThat(totalAt("2026-11-22T12:00:01+01:00")).isEqualTo("2");
    }

    @Test
    void each_event_counts_for_itself() {
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        var elsewhere = Visit.inOrder(SERVER.jdbi()).cdbid();

        assertThat(checkIn(elsewhere, visit.number()).xml("/response/points")).isEqualTo("2");
    }

    @Test
    void a_second_card_does_not_give_its_holder_a_second_point() {
        assertThat(totalAt("2026-11-22T12:00:00+01:00")).isEqualTo("1");
        visit.but("update card set status = 'BLOCKED' where number = :number").but("""
                insert into card (number, chip, card_system_id, status, passholder_id)
                values ('0700000000005', '0400000000AA80', 2, 'ACTIVE', :passholder)
                """);

        assertThat(checkIn(visit.cdbid(), "0700000000005").code()).isEqualTo("MAXIMUM_REACHED");
    }

    @Test
    void a_point_saved_by_code_counts_at_the_counter_too() {
        SERVER.as(DemoProfile.MEMBER_APP)
                .post("uitpas/enduser/checkin", "checkinCode", visit.code(), "uitpasNumber", visit.number());

        assertThat(checkIn(visit.cdbid(), visit.number()).code()).isEqualTo("MAXIMUM_REACHED");
    }

    private void limit(String volumeAndPeriod) {
        visit.but(
                "update event set (limit_volume, limit_period) = (%s) where cdbid = :cdbid".formatted(volumeAndPeriod));
    }

    private void calendar(String document) {
        visit.but("update event set calendar = '" + document + "' where cdbid = :cdbid");
    }

    private String totalAt(String localTime) {
        SERVER.turnClockTo(localTime);
        var answer = checkIn(visit.cdbid(), visit.number());
        assertThat(answer.status()).isEqualTo(200);
        return answer.xml("/response/points");
    }

    private String refusalAt(String localTime) {
        SERVER.turnClockTo(localTime);
        var answer = checkIn(visit.cdbid(), visit.number());
        assertThat(answer.code()).isEqualTo("MAXIMUM_REACHED");
        return answer.xml("/response/message");
    }

    private static Answer checkIn(String cdbid, String number) {
        return SERVER.as(DemoProfile.COUNTER).post("uitpas/passholder/checkin", "cdbid", cdbid, "uitpasNumber", number);
    }
}
