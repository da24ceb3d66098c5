package org.spaarpunt.loadtest.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.client.Answer;
import org.spaarpunt.client.Visit;

class ReportedVisitTest {
    private static final Answer GRANTED = new Answer(200, 3, "", false, false);
    private static final Answer REPLAYED = new Answer(200, 3, "", true, false);
    private static final Answer HAD_IT = new Answer(400, 3, "MAXIMUM_REACHED", false, false);
    private static final Answer AWAY = new Answer(503, Answer.NO_POINTS, "ACTION_FAILED", false, false);

    @Test
    void one_grant_among_refusals_and_repeats_is_right() {
        assertThat(heard(0, GRANTED, HAD_IT, HAD_IT).isRight()).isTrue();
        assertThat(heard(0, REPLAYED, GRANTED, REPLAYED).isRight()).isTrue();
    }

    @Test
    void two_grants_are_wrong() {
        assertThat(heard(0, GRANTED, GRANTED, HAD_IT).isRight()).isFalse();
    }

    @Test
    void no_grant_is_right_only_when_some_answer_is_not_known() {
        assertThat(heard(0, HAD_IT, HAD_IT).isRight()).isFalse();
        assertThat(heard(1, HAD_IT).isRight()).isTrue();
        assertThat(heard(0, HAD_IT, AWAY).isRight()).isTrue();
    }

    @Test
    void another_refusal_is_wrong() {
        assertThat(heard(0, GRANTED, new Answer(400, 3, "UNKNOWN_EVENT_CDBID", false, false))
                        .isRight())
                .isFalse();
    }

    @Test
    void two_totals_for_one_visit_are_wrong() {
        assertThat(heard(0, GRANTED, new Answer(400, 2, "MAXIMUM_REACHED", false, false))
                        .isRight())
                .isFalse();
    }

    private static ReportedVisit heard(long unanswered, Answer... answers) {
        return new ReportedVisit(new Visit("0900000095902", "event"), List.of(answers), unanswered);
    }
}
