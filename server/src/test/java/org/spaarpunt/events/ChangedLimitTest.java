package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which labels check-ins bear when the limit of their event gets another period on Wednesday, 2026-11-25. */
class ChangedLimitTest {
    private static final Calendar ALWAYS = new Calendar.Permanent(OpeningHours.UNKNOWN);
    private static final Organisation DE_WERF = new Organisation(1, "werf", "CC De Werf");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void on_the_day_of_the_change_check_ins_share_their_labels_with_those_before_it() {
        var weekly = changed(Optional.of(LimitPeriod.DAY), LimitPeriod.WEEK);
        assertThat(weekly.periodAt(WEDNESDAY)).isEqualTo("2026-11-25");
        assertThat(weekly.periodAt(THURSDAY)).isEqualTo("2026-W48");
    }

    @Test
    void until_the_period_of_the_change_is_over_all_its_check_ins_are_counted() {
        var weekly = changed(Optional.of(LimitPeriod.DAY), LimitPeriod.WEEK);
        var mondayLessTheHoursBefore = Instant.parse("2026-11-22T18:00:00Z");
        assertThat(weekly.countedSince(WEDNESDAY)).contains(mondayLessTheHoursBefore);
        assertThat(weekly.countedSince(THURSDAY)).contains(mondayLessTheHoursBefore);
        assertThat(weekly.countedSince(NEXT_MONDAY)).isEmpty();
        assertThat(weekly.countsTogether(WEDNESDAY, THURSDAY)).isTrue();
        assertThat(weekly.countsTogether(THURSDAY, NEXT_MONDAY)).isFalse();
    }

    @Test
    void a_shorter_period_counts_its_own_check_ins_alone() {
        var daily = changed(Optional.of(LimitPeriod.WEEK), LimitPeriod.DAY);
        assertThat(daily.periodAt(WEDNESDAY)).isEqualTo("2026-W48");
        assertThat(daily.countsTogether(WEDNESDAY.minusSeconds(86_400), WEDNESDAY))
                .isFalse();
        assertThat(daily.countedSince(THURSDAY)).isEmpty();
    }

    @Test
    void an_absolute_limit_counts_what_was_before_it_for_ever() {
        assertThat(changed(Optional.of(LimitPeriod.DAY), LimitPeriod.ABSOLUTE).countedSince(NEXT_MONDAY))
                .isPresent();
    }

    @Test
    void where_there_was_no_limit_there_is_no_label_to_share() {
        assertThat(changed(Optional.empty(), LimitPeriod.DAY).periodAt(WEDNESDAY))
                .isEqualTo("2026-11-25");
    }

    @Test
    void without_a_limit_nothing_is_counted() {
        var unlimited = event(ALWAYS, Optional.empty(), Optional.of(change(Optional.of(LimitPeriod.DAY))));
        assertThat(unlimited.countedSince(WEDNESDAY)).isEmpty();
        assertThat(unlimited.periodAt(WEDNESDAY)).isNotEqualTo(unlimited.periodAt(WEDNESDAY.plusMillis(1)));
    }

    private static Event changed(Optional<LimitPeriod> before, LimitPeriod now) {
        return event(ALWAYS, Optional.of(new CheckinLimit(1, now)), Optional.of(change(before)));
    }

    private static PeriodChange change(Optional<LimitPeriod> before) {
        return new PeriodChange(before, LocalDate.parse("2026-11-26"));
    }

    static Event event(Calendar calendar, Optional<CheckinLimit> limit, Optional<PeriodChange> change) {
        var schedule = new CheckinSchedule(calendar, WindowMargins.DEFAULT);
        return new Event(1, "demo", "Demo", DE_WERF, Optional.empty(), schedule, 1, limit, change);
    }
}
