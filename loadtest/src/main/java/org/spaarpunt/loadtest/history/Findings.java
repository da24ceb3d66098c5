package org.spaarpunt.loadtest.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check found.
 *
 * @param acknowledged visits that the server confirmed to have their point
 * @param lost acknowledged visits without a point
 * @param duplicated points or grants beyond the first of a visit
 * @param unbalanced passholders whose balance is not their former balance plus the points of their visits
 * @param contradictions answers that cannot be true, each described in a sentence
 */
public record Findings(long acknowledged, long lost, long duplicated, long unbalanced, List<String> contradictions) {
    public static final Findings NONE = new Findings(0, 0, 0, 0, List.of());

    public Findings {
        contradictions = List.copyOf(contradictions);
    }

    /** Whether nothing is wrong. */
    public boolean areNone() {
        return lost == 0 && duplicated == 0 && unbalanced == 0 && contradictions.isEmpty();
    }

    /** Both together. */
    public Findings and(Findings other) {
        var all = new ArrayList<>(contradictions);
        all.addAll(other.contradictions);
        return new Findings(
                acknowledged + other.acknowledged,
                lost + other.lost,
                duplicated + other.duplicated,
                unbalanced + other.unbalanced,
                all);
    }
}
