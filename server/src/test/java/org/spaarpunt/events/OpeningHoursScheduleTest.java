package org.spaarpunt.events;

import static org.spaarpunt.events.ScheduleAssert.assertThatSchedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Periodic and permanent events; 2026-11-22 is a Sunday. */
class OpeningHoursScheduleTest {
    private static final WindowMargins NONE = new WindowMargins(Duration.ZERO, Duration.ZERO);
    private static final OpeningHours WEDNESDAYS = open(DayOfWeek.WEDNESDAY, "14:00", "18:00");

    @Test
    void a_permanent_event_without_opening_hours_is_always_open() {
        assertThatSchedule(new Calendar.Permanent(OpeningHours.UNKNOWN))
                .isOpenAt("1970-01-01T00:00:00+01:00")
                .isOpenAt("2026-03-29T01:59:59+01:00")
                .isOpenAt("9999-12-31T23:59:59+01:00")
                .opensNoMoreAfter("2026-11-22T12:00:00+01:00")
                .isNotOverAt("2126-11-22T12:00:00+01:00");
    }

    @Test
    void opening_hours_bound_a_permanent_event_with_the_margins_around_them() {
        assertThatSchedule(new Calendar.Permanent(WEDNESDAYS))
                .isOpenExactly("2026-11-25T09:00:00+01:00", "2026-11-25T23:00:00+01:00")
                .isOpenExactly("2028-02-23T09:00:00+01:00", "2028-02-23T23:00:00+01:00")
                .isClosedAt("2026-11-26T16:00:00+01:00");
    }

    @Test
    void a_permanent_event_opens_again_every_week_and_is_never_over() {
        assertThatSchedule(new Calendar.Permanent(WEDNESDAYS))
                .opensNextAfter("2026-11-25T08:59:59+01:00", "2026-11-25T09:00:00+01:00")
                .opensNextAfter("2026-11-25T09:00:00+01:00", "2026-12-02T09:00:00+01:00")
                .opensNextAfter("2026-12-30T23:00:00+01:00", "2027-01-06T09:00:00+01:00")
                .isNotOverAt("2126-11-22T12:00:00+01:00");
    }

    @Test
    void a_break_at_noon_closes_the_doors_when_there_are_no_margins() {
        OpeningHours hours =
                new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(span("09:00", "12:00"), span("13:30", "17:00"))));

        assertThatSchedule(new Calendar.Permanent(hours), NONE)
                .isOpenExactly("2026-11-23T09:00:00+01:00", "2026-11-23T12:00:00+01:00")
                .isOpenExactly("2026-11-23T13:30:00+01:00", "2026-11-23T17:00:00+01:00")
                .opensNextAfter("2026-11-23T09:00:00+01:00", "2026-11-23T13:30:00+01:00");
    }

    @Test
    void opening_hours_may_last_from_sunday_into_monday() {
        assertThatSchedule(new Calendar.Permanent(open(DayOfWeek.SUNDAY, "20:00", "02:00")))
                .isOpenExactly("2026-11-22T15:00:00+01:00", "2026-11-23T07:00:00+01:00");
    }

    @Test
    void opening_hours_that_close_when_they_open_last_until_midnight() {
        assertThatSchedule(new Calendar.Permanent(open(DayOfWeek.SATURDAY, "09:00", "09:00")))
                .isOpenExactly("2026-11-28T04:00:00+01:00", "2026-11-29T05:00:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "23:59", "23:59:59"})
    void opening_hours_from_midnight_to_midnight_are_a_whole_day_which_no_margin_widens(String closes) {
        assertThatSchedule(new Calendar.Permanent(open(DayOfWeek.SUNDAY, "00:00", closes)))
                .isOpenExactly("2026-11-22T00:00:00+01:00", "2026-11-23T00:00:00+01:00");
    }

    @Test
    void closed_days_are_closed_and_the_next_opening_is_found_behind_them() {
        assertThatSchedule(new Calendar.Permanent(adjusted(WEDNESDAYS, closed("2026-11-25", "2027-08-31"))))
                .isOpenAt("2026-11-18T16:00:00+01:00")
                .isClosedAt("2026-11-25T16:00:00+01:00")
                .opensNextAfter("2026-11-25T16:00:00+01:00", "2027-09-01T09:00:00+02:00")
                .isNotOverAt("2026-11-25T16:00:00+01:00");
        assertThatSchedule(new Calendar.Permanent(adjusted(WEDNESDAYS, closed("2026-11-25", "9999-12-31"))))
                .isOverFrom("2026-11-18T23:00:00+01:00");
    }

    @Test
    void what_is_open_always_is_so_but_for_the_days_that_are_closed() {
        assertThatSchedule(new Calendar.Permanent(adjusted(OpeningHours.UNKNOWN, closed("2026-12-24", "2026-12-26"))))
                .isOpenAt("2026-12-23T23:59:59+01:00")
                .isClosedAt("2026-12-24T00:00:00+01:00")
                .isClosedAt("2026-12-26T23:59:59+01:00")
                .opensNextAfter("2026-12-24T00:00:00+01:00", "2026-12-27T00:00:00+01:00");
        assertThatSchedule(period(
                        "2026-12-01", "2026-12-26", adjusted(OpeningHours.UNKNOWN, closed("2026-12-24", "2026-12-26"))))
                .isOverFrom("2026-12-24T00:00:00+01:00");
    }

    @Test
    void adjusted_days_have_the_hours_of_their_own_week_and_no_others() {
        var sundays = new OpeningHours.Adjustment(
                LocalDate.parse("2026-11-22"),
                LocalDate.parse("2026-11-28"),
                open(DayOfWeek.SUNDAY, "10:00", "11:00").week());

        assertThatSchedule(period("2026-11-01", "2026-12-31", adjusted(WEDNESDAYS, sundays)), NONE)
                .isOpenExactly("2026-11-22T10:00:00+01:00", "2026-11-22T11:00:00+01:00")
                .isClosedAt("2026-11-25T16:00:00+01:00")
                .isOpenExactly("2026-12-02T14:00:00+01:00", "2026-12-02T18:00:00+01:00");
        assertThatSchedule(
                        period(
                                "2026-11-01",
                                "2026-12-31",
                                adjusted(WEDNESDAYS, sundays, closed("2026-11-22", "2026-11-22"))),
                        NONE)
                .isClosedAt("2026-11-22T10:30:00+01:00");
    }

    @Test
    void wide_margins_reach_days_before_and_days_after_an_opening() {
        assertThatSchedule(
                        new Calendar.Permanent(open(DayOfWeek.SUNDAY, "23:59", "23:58")),
                        new WindowMargins(WindowMargins.MAX, WindowMargins.MAX))
                .isOpenExactly("2026-11-20T23:59:00+01:00", "2026-11-25T23:58:00+01:00");
    }

    @Test
    void a_period_without_opening_hours_is_open_from_its_first_day_to_its_last() {
        assertThatSchedule(period("2026-03-01", "2026-11-30", OpeningHours.UNKNOWN))
                .isOpenExactly("2026-03-01T00:00:00+01:00", "2026-12-01T00:00:00+01:00")
                .opensNextAfter("2026-02-28T23:59:59+01:00", "2026-03-01T00:00:00+01:00")
                .isOverFrom("2026-12-01T00:00:00+01:00");
    }

    @Test
    void a_period_of_one_day_is_open_that_day() {
        assertThatSchedule(period("2028-02-29", "2028-02-29", OpeningHours.UNKNOWN))
                .isOpenExactly("2028-02-29T00:00:00+01:00", "2028-03-01T00:00:00+01:00");
    }

    @Test
    void a_period_with_opening_hours_is_closed_on_the_other_weekdays() {
        assertThatSchedule(period("2026-11-01", "2026-11-30", WEDNESDAYS))
                .isOpenExactly("2026-11-04T09:00:00+01:00", "2026-11-04T23:00:00+01:00")
                .isClosedAt("2026-11-05T16:00:00+01:00");
    }

    @Test
    void the_first_and_the_last_day_of_a_period_are_open() {
        assertThatSchedule(period("2026-11-04", "2026-11-18", WEDNESDAYS))
                .isClosedAt("2026-10-28T16:00:00+01:00")
                .isOpenExactly("2026-11-04T09:00:00+01:00", "2026-11-04T23:00:00+01:00")
                .isOpenExactly("2026-11-18T09:00:00+01:00", "2026-11-18T23:00:00+01:00")
                .isClosedAt("2026-11-25T16:00:00+01:00");
    }

    @Test
    void the_margins_reach_over_both_ends_of_a_period() {
        assertThatSchedule(period("2026-11-22", "2026-11-22", open(DayOfWeek.SUNDAY, "02:00", "01:00")))
                .isOpenExactly("2026-11-21T21:00:00+01:00", "2026-11-23T06:00:00+01:00")
                .isOverFrom("2026-11-23T06:00:00+01:00");
    }

    @Test
    void a_period_is_over_when_its_last_opening_has_closed_even_if_days_are_left() {
        assertThatSchedule(period("2026-11-01", "2026-11-30", WEDNESDAYS))
                .opensNextAfter("2026-11-18T09:00:00+01:00", "2026-11-25T09:00:00+01:00")
                .opensNoMoreAfter("2026-11-25T09:00:00+01:00")
                .isOverFrom("2026-11-25T23:00:00+01:00");
    }

    @Test
    void the_first_opening_of_a_period_is_found_from_years_away() {
        assertThatSchedule(period("2029-11-01", "2030-06-30", WEDNESDAYS))
                .opensNextAfter("2026-11-22T12:00:00+01:00", "2029-11-07T09:00:00+01:00");
    }

    @Test
    void a_period_that_holds_none_of_its_opening_days_never_opens() {
        assertThatSchedule(period("2026-11-19", "2026-11-24", WEDNESDAYS))
                .opensNoMoreAfter("2026-01-01T00:00:00+01:00")
                .isClosedAt("2026-11-25T16:00:00+01:00");
    }

    private static Calendar period(String from, String to, OpeningHours hours) {
        return new Calendar.Periodic(LocalDate.parse(from), LocalDate.parse(to), hours);
    }

    private static OpeningHours adjusted(OpeningHours hours, OpeningHours.Adjustment... adjustments) {
        return new OpeningHours(hours.week(), List.of(adjustments));
    }

    private static OpeningHours.Adjustment closed(String first, String last) {
        return OpeningHours.Adjustment.closed(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static OpeningHours open(DayOfWeek weekday, String opens, String closes) {
        return new OpeningHours(Map.of(weekday, List.of(span(opens, closes))));
    }

    private static OpeningHours.Span span(String opens, String closes) {
        return new OpeningHours.Span(LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
