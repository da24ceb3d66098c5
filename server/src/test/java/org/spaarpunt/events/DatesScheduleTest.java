package org.spaarpunt.events;

import static org.spaarpunt.events.ScheduleAssert.assertThatSchedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatesScheduleTest {
    private static final WindowMargins NONE = new WindowMargins(Duration.ZERO, Duration.ZERO);

    @Test
    void an_event_with_hours_opens_five_hours_before_its_start_and_closes_five_hours_after_its_end() {
        assertThatSchedule(dates(timed("2026-11-22T14:00", "2026-11-22T16:30")))
                .isOpenExactly("2026-11-22T09:00:00+01:00", "2026-11-22T21:30:00+01:00")
                .isOverFrom("2026-11-22T21:30:00+01:00");
    }

    @Test
    void an_unknown_end_is_the_end_of_the_day_of_the_start() {
        assertThatSchedule(dates(new Occurrence.Starting(LocalDateTime.parse("2026-11-22T20:00"))))
                .isOpenExactly("2026-11-22T15:00:00+01:00", "2026-11-23T05:00:00+01:00")
                .isOverFrom("2026-11-23T05:00:00+01:00");
    }

    @Test
    void an_event_may_last_past_midnight_into_the_new_year() {
        assertThatSchedule(dates(timed("2026-12-31T22:00", "2027-01-01T03:00")))
                .isOpenExactly("2026-12-31T17:00:00+01:00", "2027-01-01T08:00:00+01:00");
    }

    @Test
    void an_event_that_lasts_several_days_is_open_throughout() {
        assertThatSchedule(dates(timed("2026-07-17T12:00", "2026-07-27T00:00")))
                .isOpenExactly("2026-07-17T07:00:00+02:00", "2026-07-27T05:00:00+02:00");
    }

    @Test
    void a_day_without_hours_is_open_from_midnight_to_midnight_whatever_the_margins() {
        assertThatSchedule(dates(allDay("2026-11-22", "2026-11-22")), WindowMargins.DEFAULT)
                .isOpenExactly("2026-11-22T00:00:00+01:00", "2026-11-23T00:00:00+01:00")
                .isOverFrom("2026-11-23T00:00:00+01:00");
    }

    @Test
    void several_days_without_hours_are_one_window() {
        assertThatSchedule(dates(allDay("2028-02-28", "2028-03-01")))
                .isOpenExactly("2028-02-28T00:00:00+01:00", "2028-03-02T00:00:00+01:00")
                .isOpenAt("2028-02-29T12:00:00+01:00");
    }

    @Test
    void a_leap_day_is_a_day_of_its_own() {
        assertThatSchedule(dates(allDay("2028-02-29", "2028-02-29")))
                .isOpenExactly("2028-02-29T00:00:00+01:00", "2028-03-01T00:00:00+01:00");
    }

    @Test
    void margins_of_zero_leave_the_event_itself() {
        assertThatSchedule(dates(timed("2026-11-22T14:00", "2026-11-22T16:30")), NONE)
                .isOpenExactly("2026-11-22T14:00:00+01:00", "2026-11-22T16:30:00+01:00");
    }

    @Test
    void an_event_may_have_margins_of_its_own() {
        assertThatSchedule(
                        dates(timed("2026-11-22T14:00", "2026-11-22T16:30")),
                        new WindowMargins(Duration.ofMinutes(90), Duration.ofDays(2)))
                .isOpenExactly("2026-11-22T12:30:00+01:00", "2026-11-24T16:30:00+01:00");
    }

    @Test
    void an_event_that_ends_as_it_starts_has_only_its_margins() {
        Calendar moment = dates(timed("2026-11-22T14:00", "2026-11-22T14:00"));

        assertThatSchedule(moment).isOpenExactly("2026-11-22T09:00:00+01:00", "2026-11-22T19:00:00+01:00");
        assertThatSchedule(moment, NONE)
                .isClosedAt("2026-11-22T14:00:00+01:00")
                .opensNoMoreAfter("2026-11-01T00:00:00+01:00");
    }

    @Test
    void the_next_window_opens_strictly_after_the_moment() {
        assertThatSchedule(dates(timed("2026-11-22T14:00", "2026-11-22T16:30")))
                .opensNextAfter("2026-01-01T00:00:00+01:00", "2026-11-22T09:00:00+01:00")
                .opensNextAfter("2026-11-22T08:59:59+01:00", "2026-11-22T09:00:00+01:00")
                .opensNoMoreAfter("2026-11-22T09:00:00+01:00");
    }

    @Test
    void several_dates_open_and_close_one_after_the_other_in_whatever_order_they_are_listed() {
        assertThatSchedule(dates(
                        timed("2026-11-29T14:00", "2026-11-29T16:00"),
                        timed("2026-11-22T14:00", "2026-11-22T16:00"),
                        allDay("2026-11-25", "2026-11-25")))
                .isOpenExactly("2026-11-22T09:00:00+01:00", "2026-11-22T21:00:00+01:00")
                .isOpenExactly("2026-11-25T00:00:00+01:00", "2026-11-26T00:00:00+01:00")
                .isOpenExactly("2026-11-29T09:00:00+01:00", "2026-11-29T21:00:00+01:00")
                .opensNextAfter("2026-11-22T12:00:00+01:00", "2026-11-25T00:00:00+01:00")
                .opensNextAfter("2026-11-26T00:00:00+01:00", "2026-11-29T09:00:00+01:00")
                .isNotOverAt("2026-11-26T00:00:00+01:00")
                .isOverFrom("2026-11-29T21:00:00+01:00");
    }

    @Test
    void of_windows_that_overlap_the_one_that_closes_last_holds_the_moment() {
        assertThatSchedule(dates(
                        timed("2026-11-22T20:00", "2026-11-22T22:00"), timed("2026-11-22T14:00", "2026-11-22T16:00")))
                .opensNextAfter("2026-11-22T14:59:59+01:00", "2026-11-22T15:00:00+01:00")
                .holdsUntil("2026-11-22T14:59:59+01:00", "2026-11-22T21:00:00+01:00")
                .holdsUntil("2026-11-22T15:00:00+01:00", "2026-11-23T03:00:00+01:00");
    }

    private static Calendar dates(Occurrence... occurrences) {
        return new Calendar.Dates(List.of(occurrences));
    }

    private static Occurrence timed(String start, String end) {
        return new Occurrence.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end));
    }

    private static Occurrence allDay(String first, String last) {
        return new Occurrence.AllDay(LocalDate.parse(first), LocalDate.parse(last));
    }
}
