package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointsAwardTest {
    @Test
    void a_check_in_awards_the_points_of_its_event_on_every_day_of_the_week() {
        var event = Flaw.facts(Set.of()).event().orElseThrow();
        for (int day = 0; day < 7; day++) {
            assertThat(PointsAward.of(event, Flaw.NOW.plus(Duration.ofDays(day))))
                    .isEqualTo(new PointsAward(event.points(), PointsAward.Rule.POINTS_OF_EVENT));
        }
    }
}
