package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day a check-in counts: a night is one day. 2026-11-22 is a Sunday. */
class VisitDayTest {
    private static final Calendar PARTY = dates("2026-11-22T22:00/2026-11-23T02:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T17:00+01:00",
        "2026-11-22T23:30+01:00",
        "2026-11-23T00:00+01:00",
        "2026-11-23T01:00+01:00",
        "2026-11-23T06:59+01:00"
    })
    void an_event_that_runs_past_midnight_counts_on_the_day_it_starts(String moment) {
        assertThat(day(PARTY, moment)).isEqualTo("2026-11-22");
    }

    @Test
    void a_start_after_midnight_counts_on_its_own_day_from_the_evening_before() {
        assertThat(day(dates("2026-11-23T01:00/2026-11-23T05:00"), "2026-11-22T21:00+01:00"))
                .isEqualTo("2026-11-23");
    }

    @Test
    void an_event_whose_end_is_unknown_counts_on_its_day_in_the_hours_after_it_too() {
        var starting = new Calendar.Dates(List.of(new Occurrence.Starting(LocalDateTime.parse("2026-11-22T20:00"))));
        assertThat(day(starting, "2026-11-23T04:00+01:00")).isEqualTo("2026-11-22");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00+01:00, 2026-11-22",
        "2026-11-23T01:00+01:00, 2026-11-22",
        "2026-11-23T08:00+01:00, 2026-11-22",
        "2026-11-23T20:00+01:00, 2026-11-23",
        "2026-11-24T02:30+01:00, 2026-11-23"
    })
    void opening_hours_of_a_night_count_on_the_day_they_begin(String moment, String day) {
        var everyNight = new OpeningHours(Map.of(
                DayOfWeek.SUNDAY, List.of(span("20:00", "04:00")),
                DayOfWeek.MONDAY, List.of(span("20:00", "04:00"))));
        assertThat(day(new Calendar.Permanent(everyNight), moment)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T05:59+01:00, 2026-11-22",
        "2026-11-23T06:00+01:00, 2026-11-22",
        "2026-11-23T06:01+01:00, 2026-11-23",
        "2026-11-23T10:00+01:00, 2026-11-23"
    })
    void between_two_dates_the_nearest_counts_and_then_the_first(String moment, String day) {
        assertThat(day(dates("2026-11-22T22:00/2026-11-23T02:00", "2026-11-23T10:00/2026-11-23T12:00"), moment))
                .isEqualTo(day);
    }

    @Test
    void hours_that_hold_the_moment_count_before_those_that_are_near() {
        var calendar = dates("2026-11-22T18:00/2026-11-23T00:00", "2026-11-23T00:30/2026-11-23T04:00");
        assertThat(day(calendar, "2026-11-23T00:31+01:00")).isEqualTo("2026-11-23");
        assertThat(day(calendar, "2026-11-22T23:59+01:00")).isEqualTo("2026-11-22");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:00+01:00, 2026-11-20",
        "2026-11-21T01:00+01:00, 2026-11-20",
        "2026-11-21T05:59+01:00, 2026-11-20",
        "2026-11-21T06:00+01:00, 2026-11-21",
        "2026-11-22T01:00+01:00, 2026-11-21",
        "2026-11-22T06:30+01:00, 2026-11-21"
    })
    void a_date_of_several_days_counts_each_day_with_its_night(String moment, String day) {
        assertThat(day(dates("2026-11-20T20:00/2026-11-22T02:00"), moment)).isEqualTo(day);
    }

    @Test
    void twenty_four_hours_are_one_day() {
        assertThat(day(dates("2026-11-22T14:00/2026-11-23T14:00"), "2026-11-23T13:00+01:00"))
                .isEqualTo("2026-11-22");
        assertThat(day(dates("2026-11-22T14:00/2026-11-23T14:01"), "2026-11-23T13:00+01:00"))
                .isEqualTo("2026-11-23");
    }

    @Test
    void whole_days_and_what_is_open_always_begin_anew_at_midnight() {
        var days = new Calendar.Dates(
                List.of(new Occurrence.AllDay(LocalDate.parse("2026-11-22"), LocalDate.parse("2026-11-24"))));
        for (var calendar : List.of(
                days,
                new Calendar.Permanent(OpeningHours.UNKNOWN),
                new Calendar.Periodic(
                        LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"), OpeningHours.UNKNOWN))) {
            assertThat(day(calendar, "2026-11-22T23:59+01:00")).isEqualTo("2026-11-22");
            assertThat(day(calendar, "2026-11-23T00:00+01:00")).isEqualTo("2026-11-23");
        }
    }

    @Test
    void when_nothing_is_open_it_is_the_day_of_the_moment() {
        assertThat(day(PARTY, "2026-11-25T01:00+01:00")).isEqualTo("2026-11-25");
    }

    @Test
    void a_night_is_one_place_in_every_period() {
        var sunday = "2026-11-22T23:00+01:00";
        var monday = "2026-11-23T01:00+01:00";
        assertThat(Stream.of(LimitPeriod.values()).map(period -> label(period, sunday)))
                .isEqualTo(Stream.of(LimitPeriod.values())
                        .map(period -> label(period, monday))
                        .toList());
        assertThat(label(LimitPeriod.WEEK, monday)).isEqualTo("2026-W47");
    }

    private static String label(LimitPeriod period, String moment) {
        return ChangedLimitTest.event(PARTY, Optional.of(new CheckinLimit(1, period)), Optional.empty())
                .periodAt(at(moment));
    }

    private static String day(Calendar calendar, String moment) {
        return new CheckinSchedule(calendar, new WindowMargins(Duration.ofHours(5), Duration.ofHours(5)))
                .dayOf(at(moment))
                .toString();
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    private static Calendar dates(String... startsAndEnds) {
        return new Calendar.Dates(Stream.of(startsAndEnds)
                .map(date -> date.split("/", -1))
                .<Occurrence>map(
                        ends -> new Occurrence.Timed(LocalDateTime.parse(ends[0]), LocalDateTime.parse(ends[1])))
                .toList());
    }

    private static OpeningHours.Span span(String opens, String closes) {
        return new OpeningHours.Span(LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
