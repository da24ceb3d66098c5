package org.spaarpunt.loadtest.race;

import java.util.List;
import org.spaarpunt.client.Answer;
import org.spaarpunt.client.Visit;

/**
 * One visit and the answers that its reporters got.
 *
 * @param unanswered reporters that got no answer
 */
record ReportedVisit(Visit visit, List<Answer> answers, long unanswered) {

    /** How often its point was granted: a grant repeated under an idempotency key is the same grant. */
    long granted() {
        return answers.stream()
                .filter(answer -> answer.granted() && !answer.replayed())
                .count();
    }

    /**
     * Whether one reporter was granted the point, the others got the answer that it was given, and all got the same
     * total.
     */
    boolean isRight() {
        boolean uncertain = unanswered > 0 || answers.stream().anyMatch(Answer::unavailable);
        return (granted() == 1 || (granted() == 0 && uncertain)) && othersHeardOfIt() && totals() <= 1;
    }

    private boolean othersHeardOfIt() {
        return answers.stream().allMatch(answer -> answer.granted() || answer.hadItsPoint() || answer.unavailable());
    }

    private long totals() {
        return answers.stream()
                .filter(answer -> !answer.unavailable())
                .mapToInt(Answer::points)
                .distinct()
                .count();
    }
}
