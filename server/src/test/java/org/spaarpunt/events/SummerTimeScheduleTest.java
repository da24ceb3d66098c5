package org.spaarpunt.events;

import static org.spaarpunt.events.ScheduleAssert.assertThatSchedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In Brussels 2026-03-29 has no 02:00 to 03:00, and 2026-10-25 has it twice. */
class SummerTimeScheduleTest {
    private static final WindowMargins NONE = new WindowMargins(Duration.ZERO, Duration.ZERO);

    @Test
    void the_margin_before_a_start_is_elapsed_time_when_the_clock_goes_forward() {
        assertThatSchedule(timed("2026-03-29T06:00", "2026-03-29T09:00"))
                .isOpenExactly("2026-03-29T00:00:00+01:00", "2026-03-29T14:00:00+02:00");
    }

    @Test
    void the_margin_after_an_end_is_elapsed_time_when_the_clock_goes_forward() {
        assertThatSchedule(timed("2026-03-28T20:00", "2026-03-29T01:00"))
                .isOpenExactly("2026-03-28T15:00:00+01:00", "2026-03-29T07:00:00+02:00");
    }

    @Test
    void the_margin_before_a_start_is_elapsed_time_when_the_clock_goes_back() {
        assertThatSchedule(timed("2026-10-25T06:00", "2026-10-25T09:00"))
                .isOpenExactly("2026-10-25T02:00:00+02:00", "2026-10-25T14:00:00+01:00");
    }

    @Test
    void the_margin_after_an_end_is_elapsed_time_when_the_clock_goes_back() {
        assertThatSchedule(timed("2026-10-24T20:00", "2026-10-25T01:00"))
                .isOpenExactly("2026-10-24T15:00:00+02:00", "2026-10-25T05:00:00+01:00");
    }

    @Test
    void a_whole_day_has_23_hours_when_the_clock_goes_forward() {
        assertThatSchedule(allDay("2026-03-29"))
                .isOpenExactly("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00");
    }

    @Test
    void a_whole_day_has_25_hours_when_the_clock_goes_back() {
        assertThatSchedule(allDay("2026-10-25"))
                .isOpenExactly("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00");
    }

    @Test
    void a_start_that_the_clock_skips_moves_forward() {
        assertThatSchedule(timed("2026-03-29T02:30", "2026-03-29T05:00"), NONE)
                .isOpenExactly("2026-03-29T03:30:00+02:00", "2026-03-29T05:00:00+02:00");
    }

    @Test
    void an_end_that_the_clock_skips_moves_forward() {
        assertThatSchedule(timed("2026-03-29T01:00", "2026-03-29T02:30"), NONE)
                .isOpenExactly("2026-03-29T01:00:00+01:00", "2026-03-29T03:30:00+02:00");
    }

    @Test
    void an_end_that_a_skipped_start_moves_past_counts_as_the_start() {
        Calendar shortEvent = timed("2026-03-29T02:30", "2026-03-29T03:00");

        assertThatSchedule(shortEvent).isOpenExactly("2026-03-28T21:30:00+01:00", "2026-03-29T08:30:00+02:00");
        assertThatSchedule(shortEvent, NONE)
                .isClosedAt("2026-03-29T03:00:00+02:00")
                .isClosedAt("2026-03-29T03:30:00+02:00");
    }

    @Test
    void a_start_that_comes_twice_is_the_first() {
        assertThatSchedule(timed("2026-10-25T02:30", "2026-10-25T05:00"), NONE)
                .isOpenExactly("2026-10-25T02:30:00+02:00", "2026-10-25T05:00:00+01:00");
    }

    @Test
    void an_end_that_comes_twice_is_the_second() {
        assertThatSchedule(timed("2026-10-25T01:00", "2026-10-25T02:30"), NONE)
                .isOpenExactly("2026-10-25T01:00:00+02:00", "2026-10-25T02:30:00+01:00");
    }

    @Test
    void opening_hours_over_the_night_are_an_hour_shorter_or_longer() {
        Calendar saturdayNight = new Calendar.Permanent(new OpeningHours(
                Map.of(DayOfWeek.SATURDAY, List.of(new OpeningHours.Span(LocalTime.of(22, 0), LocalTime.of(4, 0))))));

        assertThatSchedule(saturdayNight, NONE)
                .isOpenExactly("2026-03-28T22:00:00+01:00", "2026-03-29T04:00:00+02:00")
                .isOpenExactly("2026-10-24T22:00:00+02:00", "2026-10-25T04:00:00+01:00");
    }

    @Test
    void when_the_clock_skips_an_opening_the_next_one_is_a_week_later() {
        Calendar sundayNight = new Calendar.Permanent(new OpeningHours(
                Map.of(DayOfWeek.SUNDAY, List.of(new OpeningHours.Span(LocalTime.of(2, 15), LocalTime.of(3, 0))))));

        assertThatSchedule(sundayNight, NONE).opensNextAfter("2026-03-22T02:15:00+01:00", "2026-04-05T02:15:00+02:00");
    }

    private static Calendar timed(String start, String end) {
        return new Calendar.Dates(List.of(new Occurrence.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end))));
    }

    private static Calendar allDay(String day) {
        return new Calendar.Dates(List.of(new Occurrence.AllDay(LocalDate.parse(day), LocalDate.parse(day))));
    }
}
