package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calendars around the days on which something changes, against a reference that lists every window there is. */
class SchedulePropertiesTest {
    private static final int CALENDARS = 200;
    private static final int MOMENTS = 50;

    /** Both changes of the clock, the end of a year with 53 weeks, a leap day, and a day like any other. */
    private static final List<LocalDate> TURNING_POINTS = Stream.of(
                    "2026-03-29", "2026-10-25", "2026-12-31", "2028-02-29", "2026-07-15")
            .map(LocalDate::parse)
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_schedule_has_the_windows_of_the_reference(long seed) {
        RandomCalendars random = new RandomCalendars(new Random(seed));
        for (int i = 0; i < CALENDARS; i++) {
            LocalDate around = random.oneOf(TURNING_POINTS);
            CheckinSchedule schedule = new CheckinSchedule(random.calendar(around), random.margins());
            List<CheckinWindow> windows = ReferenceWindows.of(schedule, around);
            for (int j = 0; j < MOMENTS; j++) {
                assertAgrees(schedule, windows, random.moment(windows, around));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void a_calendar_survives_storage(long seed) {
        RandomCalendars random = new RandomCalendars(new Random(seed));
        for (int i = 0; i < CALENDARS; i++) {
            Calendar calendar = random.calendar(random.oneOf(TURNING_POINTS));
            assertThat(CalendarJson.read(CalendarJson.write(calendar))).isEqualTo(calendar);
        }
    }

    private static void assertAgrees(CheckinSchedule schedule, List<CheckinWindow> windows, Instant moment) {
        Supplier<String> where = () -> schedule + " at " + moment;
        Optional<Instant> closes = windows.stream()
                .filter(window ->
                        !window.opens().isAfter(moment) && window.closes().isAfter(moment))
                .map(CheckinWindow::closes)
                .max(Instant::compareTo);
        Optional<Instant> opens = windows.stream()
                .map(CheckinWindow::opens)
                .filter(moment::isBefore)
                .min(Instant::compareTo);

        assertThat(schedule.windowAt(moment).map(CheckinWindow::closes))
                .as(where)
                .isEqualTo(closes);
        assertThat(schedule.windowAt(moment))
                .as(where)
                .matches(open -> open.stream().allMatch(windows::contains));
        assertThat(schedule.nextWindow(moment).map(CheckinWindow::opens))
                .as(where)
                .isEqualTo(opens);
        assertThat(schedule.isOver(moment)).as(where).isEqualTo(closes.isEmpty() && opens.isEmpty());
    }
}
