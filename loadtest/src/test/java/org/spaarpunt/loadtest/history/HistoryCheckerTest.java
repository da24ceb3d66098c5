package org.spaarpunt.loadtest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.history.Attempt.Outcome;
import org.spaarpunt.loadtest.history.Attempt.Outcome.Granted;
import org.spaarpunt.loadtest.history.Attempt.Outcome.HadItsPoint;
import org.spaarpunt.loadtest.history.Attempt.Outcome.Refused;
import org.spaarpunt.loadtest.history.Attempt.Outcome.Unknown;

/** Ann had 10 points before; A and B are visits of hers. */
class HistoryCheckerTest {
    private static final Visit A = new Visit("ann", "a");
    private static final Visit B = new Visit("ann", "b");

    private static final Outcome FIRST = new Granted(11, false);
    private static final Outcome SECOND = new Granted(12, false);

    @Test
    void a_history_that_can_be_true_is_right() {
        assertThat(check(Map.of(A, 1, B, 1), 12, at(0, 5, A, FIRST), at(6, 9, B, SECOND))
                        .areNone())
                .isTrue();
        assertThat(check(Map.of(A, 1), 11, at(0, 5, A, new Unknown("HTTP_503")), at(6, 9, A, new HadItsPoint(11)))
                        .areNone())
                .isTrue();
        assertThat(check(Map.of(A, 1), 11, at(0, 5, A, new Unknown("HTTP_503")), at(6, 9, A, new Granted(11, true)))
                        .areNone())
                .isTrue();
    }

    @Test
    void two_visits_at_once_may_be_saved_in_either_order() {
        assertThat(check(Map.of(A, 1, B, 1), 12, at(0, 9, A, SECOND), at(1, 8, B, FIRST))
                        .areNone())
                .isTrue();
    }

    @Test
    void a_visit_whose_outcome_is_unknown_may_be_saved_or_not() {
        assertThat(check(Map.of(), 10, at(0, 5, A, new Unknown("HTTP_503"))).areNone())
                .isTrue();
        assertThat(check(Map.of(A, 1), 11, at(0, 5, A, new Unknown("HTTP_503"))).areNone())
                .isTrue();
    }

    @Test
    void a_grant_that_was_acknowledged_before_its_commit_is_lost() {
        assertThat(check(Map.of(), 10, at(0, 5, A, FIRST)).lost()).isEqualTo(1);
        assertThat(check(Map.of(), 10, at(0, 5, A, new Unknown("HTTP_503")), at(6, 9, A, new HadItsPoint(11)))
                        .lost())
                .isEqualTo(1);
    }

    @Test
    void two_points_for_one_visit_are_a_duplicate() {
        assertThat(check(Map.of(A, 2), 12, at(0, 5, A, new Unknown("HTTP_503")), at(6, 9, A, SECOND))
                        .duplicated())
                .isEqualTo(1);
    }

    @Test
    void two_grants_for_one_visit_are_a_duplicate_even_when_one_point_is_there() {
        assertThat(check(Map.of(A, 1), 11, at(0, 5, A, FIRST), at(6, 9, A, FIRST))
                        .duplicated())
                .isEqualTo(1);
    }

    @Test
    void a_balance_that_its_visits_do_not_explain_is_unbalanced() {
        assertThat(check(Map.of(A, 1), 12, at(0, 5, A, FIRST)).unbalanced()).isEqualTo(1);
        assertThat(check(Map.of(A, 1), 10, at(0, 5, A, FIRST)).unbalanced()).isEqualTo(1);
    }

    @Test
    void a_balance_that_vanished_is_unbalanced() {
        var after = new Holdings(Map.of(), Map.of(), 0);
        assertThat(HistoryChecker.check(List.of(), ten(), after).unbalanced()).isEqualTo(1);
    }

    @Test
    void a_total_that_forgets_an_acknowledged_visit_is_a_contradiction() {
        assertThat(check(Map.of(A, 1, B, 1), 12, at(0, 5, A, FIRST), at(6, 9, B, FIRST))
                        .contradictions())
                .contains(B + " was answered with the total 11, not one of 12 to 12");
    }

    @Test
    void a_total_that_counts_a_visit_of_the_future_is_a_contradiction() {
        assertThat(check(Map.of(A, 1, B, 1), 12, at(0, 5, A, SECOND), at(6, 9, B, SECOND))
                        .contradictions())
                .contains(A + " was answered with the total 12, not one of 11 to 11");
    }

    @Test
    void two_grants_with_the_same_total_are_a_contradiction() {
        assertThat(check(Map.of(A, 1, B, 1), 12, at(0, 9, A, SECOND), at(1, 8, B, SECOND))
                        .contradictions())
                .hasSize(1);
    }

    @Test
    void a_visit_that_had_its_point_before_it_was_reported_is_a_contradiction() {
        assertThat(check(Map.of(A, 1), 11, at(0, 5, A, new HadItsPoint(11))).contradictions())
                .containsExactly(A + " had its point before anybody reported it");
        assertThat(check(Map.of(A, 1), 11, at(0, 5, A, new Granted(11, true))).contradictions())
                .containsExactly(A + " was granted again before anybody reported it");
    }

    @Test
    void a_point_that_was_never_reported_and_another_refusal_are_contradictions() {
        assertThat(check(Map.of(B, 1), 11).contradictions())
                .containsExactly(B + " has a point, and was never reported");
        assertThat(check(Map.of(), 10, at(0, 5, A, new Refused("UNKNOWN_EVENT_CDBID")))
                        .contradictions())
                .containsExactly(A + " was refused: UNKNOWN_EVENT_CDBID");
    }

    private static Attempt at(long asked, long told, Visit visit, Outcome outcome) {
        return new Attempt(visit, asked, told, outcome);
    }

    private static Findings check(Map<Visit, Integer> points, int balance, Attempt... history) {
        var after = new Holdings(new HashMap<>(points), Map.of("ann", balance), 0);
        return HistoryChecker.check(List.of(history), ten(), after);
    }

    private static Holdings ten() {
        return new Holdings(Map.of(), Map.of("ann", 10), 0);
    }
}
