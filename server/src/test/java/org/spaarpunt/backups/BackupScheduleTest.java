package org.spaarpunt.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.backups.BackupState.Attempt;

/** When a server makes a backup by itself. */
class BackupScheduleTest {
    private static final Duration DAILY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T02:00:05Z, 2026-11-29T01:59:59Z, false",
        "2026-11-28T02:00:05Z, 2026-11-29T02:00:00Z, true",
        "2026-11-28T23:00:00Z, 2026-11-29T01:59:59Z, false",
        "2026-11-28T23:00:00Z, 2026-11-29T02:00:00Z, true",
        "2026-11-20T02:00:00Z, 2026-11-29T15:00:00Z, true"
    })
    void a_day_begins_at_two_and_gets_one(Instant last, Instant now, boolean due) {
        assertThat(BackupSchedule.isDue(done(last), DAILY, now)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29T02:00:05Z, 2026-11-29T07:59:59Z, false", "2026-11-29T02:00:05Z, 2026-11-29T08:00:00Z, true"
    })
    void so_does_each_part_of_a_day(Instant last, Instant now, boolean due) {
        assertThat(BackupSchedule.isDue(done(last), Duration.ofHours(6), now)).isEqualTo(due);
    }

    @Test
    void an_installation_without_any_gets_one_at_once() {
        assertThat(BackupSchedule.isDue(BackupState.NONE, DAILY, Instant.parse("2026-11-29T15:00:00Z")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29T02:59:00Z, false", "2026-11-29T03:00:01Z, true"})
    void one_that_failed_is_tried_again_after_an_hour(Instant now, boolean due) {
        var failed = attempt(Instant.parse("2026-11-29T02:00:00Z"), 0, "the disk is full");
        var state = new BackupState(
                Optional.of(attempt(Instant.parse("2026-11-28T02:00:00Z"), 1, "")),
                Optional.of(failed),
                Optional.empty());
        assertThat(BackupSchedule.isDue(state, DAILY, now)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29T14:00:00Z, false", "2026-11-30T14:00:00Z, false", "2026-12-01T14:00:01Z, true"})
    void the_newest_is_too_old_after_two_periods(Instant now, boolean overdue) {
        assertThat(done(Instant.parse("2026-11-29T14:00:00Z")).isOverdue(DAILY, now))
                .isEqualTo(overdue);
    }

    @Test
    void none_at_all_is_too_old() {
        assertThat(BackupState.NONE.isOverdue(DAILY, Instant.parse("2026-11-29T14:00:00Z")))
                .isTrue();
    }

    private static BackupState done(Instant startedAt) {
        return new BackupState(Optional.of(attempt(startedAt, 1, "")), Optional.empty(), Optional.empty());
    }

    private static Attempt attempt(Instant startedAt, long bytes, String problem) {
        return new Attempt(startedAt, startedAt, "spaarpunt.tar.gz", bytes, false, problem);
    }
}
