package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-21");
    private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-22T12:00");
    private static final OpeningHours.Span MORNING =
            new OpeningHours.Span(LocalTime.parse("09:00"), LocalTime.parse("12:00"));

    @Test
    void nothing_ends_before_it_starts() {
        assertRefused(() -> new Occurrence.AllDay(TODAY, YESTERDAY), "2026-11-21");
        assertRefused(() -> new Occurrence.Timed(NOON, NOON.minusSeconds(1)), "2026-11-22T11:59:59");
        assertRefused(() -> new Calendar.Periodic(TODAY, YESTERDAY, OpeningHours.UNKNOWN), "2026-11-21");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-22T00:00, 2026-11-22T00:00,    AllDay[first=2026-11-22; last=2026-11-22]
            2026-11-22T00:00, 2026-11-22T23:59,    AllDay[first=2026-11-22; last=2026-11-22]
            2026-11-22T00:00, 2026-11-22T23:59:59, AllDay[first=2026-11-22; last=2026-11-22]
            2026-11-22T00:00, 2026-11-23T00:00,    AllDay[first=2026-11-22; last=2026-11-22]
            2026-11-22T00:00, 2026-11-24T23:59,    AllDay[first=2026-11-22; last=2026-11-24]
            2026-11-22T00:00, 2026-11-24T00:00,    AllDay[first=2026-11-22; last=2026-11-23]
            2026-11-22T20:00, 2026-11-22T20:00,    Starting[start=2026-11-22T20:00]
            2026-11-22T22:00, 2026-11-22T02:00,    Timed[start=2026-11-22T22:00; end=2026-11-23T02:00]
            2026-11-22T22:00, 2026-11-22T00:00,    Timed[start=2026-11-22T22:00; end=2026-11-23T00:00]
            2026-11-22T22:00, 2026-11-23T02:00,    Timed[start=2026-11-22T22:00; end=2026-11-23T02:00]
            2026-11-22T00:00, 2026-11-22T12:00,    Timed[start=2026-11-22T00:00; end=2026-11-22T12:00]
            """)
    void a_date_is_what_is_meant_by_its_start_and_end(LocalDateTime start, LocalDateTime end, String meant) {
        assertThat(Occurrence.of(start, end).toString()).isEqualTo(meant.replace(';', ','));
    }

    @Test
    void a_start_alone_lasts_until_the_end_of_its_day() {
        assertThat(Occurrence.of(NOON)).isEqualTo(new Occurrence.Starting(NOON));
        assertThat(Occurrence.of(TODAY.atStartOfDay())).isEqualTo(new Occurrence.AllDay(TODAY, TODAY));
    }

    @Test
    void an_end_on_an_earlier_day_is_no_end() {
        assertRefused(() -> Occurrence.of(NOON, NOON.minusDays(1)), "2026-11-21T12:00");
        assertRefused(() -> Occurrence.of(TODAY.atStartOfDay(), YESTERDAY.atStartOfDay()), "2026-11-21");
    }

    @Test
    void days_are_from_1970_to_9999() {
        assertRefused(() -> new Occurrence.Starting(LocalDateTime.parse("1969-12-31T23:59")), "1970-01-01");
        assertRefused(() -> new Occurrence.AllDay(TODAY, LocalDate.of(10_000, 1, 1)), "9999-12-31");
        assertRefused(() -> new Calendar.Periodic(LocalDate.MIN, TODAY, OpeningHours.UNKNOWN), "1970-01-01");
    }

    @Test
    void a_calendar_of_dates_has_at_least_one_and_a_bounded_number() {
        assertRefused(() -> new Calendar.Dates(List.of()), "not 0");
        assertRefused(
                () -> new Calendar.Dates(Collections.nCopies(2_001, new Occurrence.AllDay(TODAY, TODAY))), "2001");
    }

    @Test
    void a_calendar_keeps_its_own_copy_of_its_dates() {
        List<Occurrence> given = new ArrayList<>(List.of(new Occurrence.Starting(NOON)));
        Calendar.Dates calendar = new Calendar.Dates(given);
        given.clear();

        assertThat(calendar.occurrences()).containsExactly(new Occurrence.Starting(NOON));
    }

    @Test
    void hours_without_any_weekday_are_unknown() {
        assertThat(new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of()))).isEqualTo(OpeningHours.UNKNOWN);
        assertThat(OpeningHours.UNKNOWN.areKnown()).isFalse();
    }

    @Test
    void a_weekday_has_a_bounded_number_of_opening_hours() {
        assertRefused(
                () -> new OpeningHours(Map.of(DayOfWeek.MONDAY, Collections.nCopies(25, MORNING))), "more than 24");
    }

    @Test
    void margins_are_from_zero_to_two_days() {
        assertThat(new WindowMargins(Duration.ZERO, Duration.ofDays(2)).before())
                .isEqualTo(Duration.ZERO);
        assertRefused(() -> new WindowMargins(Duration.ofSeconds(-1), Duration.ZERO), "48 hours");
        assertRefused(() -> new WindowMargins(Duration.ZERO, Duration.ofDays(2).plusSeconds(1)), "48 hours");
    }

    @Test
    void a_window_is_never_empty() {
        Instant noon = Instant.parse("2026-11-22T11:00:00Z");

        assertRefused(() -> new CheckinWindow(noon, noon), "2026-11-22T11:00:00Z");
    }

    private static void assertRefused(ThrowingCallable making, String reason) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(making)
                .withMessageContaining(reason);
    }
}
