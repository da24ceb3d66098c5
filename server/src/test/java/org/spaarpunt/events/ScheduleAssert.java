package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

/** Says in one line what a schedule does at the edges of a window; moments are written with their offset. */
record ScheduleAssert(CheckinSchedule schedule) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    static ScheduleAssert assertThatSchedule(Calendar calendar) {
        return new ScheduleAssert(new CheckinSchedule(calendar, WindowMargins.DEFAULT));
    }

    static ScheduleAssert assertThatSchedule(Calendar calendar, WindowMargins margins) {
        return new ScheduleAssert(new CheckinSchedule(calendar, margins));
    }

    static Instant at(String moment) {
        return Instant.parse(moment);
    }

    /** Closed until the second before opening, open until the second before closing, closed again. */
    ScheduleAssert isOpenExactly(String opens, String closes) {
        CheckinWindow window = new CheckinWindow(at(opens), at(closes));
        assertThat(schedule.windowAt(window.opens().minus(SECOND))).isEmpty();
        assertThat(schedule.windowAt(window.opens())).contains(window);
        assertThat(schedule.windowAt(window.closes().minus(SECOND))).contains(window);
        assertThat(schedule.windowAt(window.closes())).isEmpty();
        return this;
    }

    ScheduleAssert isOpenAt(String moment) {
        assertThat(schedule.windowAt(at(moment))).isPresent();
        return this;
    }

    ScheduleAssert isClosedAt(String moment) {
        assertThat(schedule.windowAt(at(moment))).isEmpty();
        return this;
    }

    /** The window that holds the moment closes then. */
    ScheduleAssert holdsUntil(String moment, String closes) {
        assertThat(schedule.windowAt(at(moment)).map(CheckinWindow::closes)).contains(at(closes));
        return this;
    }

    ScheduleAssert opensNextAfter(String moment, String opens) {
        assertThat(schedule.nextWindow(at(moment)).map(CheckinWindow::opens)).contains(at(opens));
        return this;
    }

    ScheduleAssert opensNoMoreAfter(String moment) {
        assertThat(schedule.nextWindow(at(moment))).isEmpty();
        return this;
    }

    /** Not over in the last second before the moment, over at it. */
    ScheduleAssert isOverFrom(String moment) {
        assertThat(schedule.isOver(at(moment).minus(SECOND))).isFalse();
        assertThat(schedule.isOver(at(moment))).isTrue();
        return this;
    }

    ScheduleAssert isNotOverAt(String moment) {
        assertThat(schedule.isOver(at(moment))).isFalse();
        return this;
    }
}
