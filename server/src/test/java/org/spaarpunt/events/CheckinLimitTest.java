package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckinLimitTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void an_event_with_dates_allows_one_a_day_by_default() {
        Calendar dates = new Calendar.Dates(List.of(new Occurrence.AllDay(TODAY, TODAY)));

        assertThat(CheckinLimit.defaultFor(dates)).isEqualTo(new CheckinLimit(1, LimitPeriod.DAY));
    }

    @Test
    void periodic_and_permanent_events_allow_one_a_week_by_default() {
        Calendar periodic = new Calendar.Periodic(TODAY, TODAY, OpeningHours.UNKNOWN);
        Calendar permanent = new Calendar.Permanent(OpeningHours.UNKNOWN);

        assertThat(CheckinLimit.defaultFor(periodic)).isEqualTo(new CheckinLimit(1, LimitPeriod.WEEK));
        assertThat(CheckinLimit.defaultFor(permanent)).isEqualTo(new CheckinLimit(1, LimitPeriod.WEEK));
    }

    @Test
    void a_limit_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckinLimit(0, LimitPeriod.DAY))
                .withMessageContaining("not 0");
    }
}
