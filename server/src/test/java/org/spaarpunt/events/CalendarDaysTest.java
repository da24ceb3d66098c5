package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;

/** The days that the database finds in a calendar are those that the calendar has. */
class CalendarDaysTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final LocalDate FIRST = TODAY.minusDays(90);
    private static final LocalDate LAST = TODAY.plusDays(90);
    private static final int CALENDARS = 300;

    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void of_any_calendar_the_database_knows_the_days() {
        var calendars = new RandomCalendars(new Random(4711));
        for (int i = 0; i < CALENDARS; i++) {
            var calendar = calendars.calendar(TODAY);
            var document = CalendarJson.write(calendar);
            var expected = FIRST.datesUntil(LAST.plusDays(1)).filter(day -> has(calendar, day));
            assertThat(found(document)).as(document).containsExactlyElementsOf(expected.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\": \"lunar\"}",
                "{\"kind\": \"dates\", \"dates\": []}",
                "{\"kind\": \"dates\", \"dates\": [{}]}",
                "{\"kind\": \"dates\", \"dates\": [{\"start\": \"tomorrow\"}]}",
                "{\"kind\": \"periodic\", \"from\": \"2026-13-01\", \"to\": \"2026-12-31\"}"
            })
    void a_calendar_without_days_is_not_stored(String document) {
        assertThatThrownBy(() -> database.execute("update event set calendar = ?::jsonb", document))
                .isInstanceOf(RuntimeException.class);
    }

    private static List<LocalDate> found(String document) {
        return database.texts("""
                        select day::date from generate_series(?::date, ?::date, interval '1 day') day
                        where calendar_days(?::jsonb) @> day::date
                        """, FIRST.toString(), LAST.toString(), document).stream()
                .map(LocalDate::parse)
                .toList();
    }

    private static boolean has(Calendar calendar, LocalDate day) {
        return switch (calendar) {
            case Calendar.Permanent _ -> true;
            case Calendar.Periodic(var from, var to, var _) -> !day.isBefore(from) && !day.isAfter(to);
            case Calendar.Dates(var dates) ->
                dates.stream().anyMatch(date -> !day.isBefore(date.firstDay()) && !day.isAfter(date.lastDay()));
        };
    }
}
