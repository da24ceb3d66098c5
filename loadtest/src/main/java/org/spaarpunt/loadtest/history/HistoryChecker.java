package org.spaarpunt.loadtest.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.history.Attempt.Outcome;

/**
 * Checks every request and answer of a stretch of time against what the database held before and after it. It relies
 * on no other client saving points meanwhile, on every visit giving one point, and on no request being under way any
 * more.
 *
 * <p>There are two kinds of rules. What was acknowledged must be there, once. And each answer must have been true at
 * some moment between the request and the answer: a total counts all visits that were acknowledged before the request,
 * and none that was reported only after the answer; no two grants of a passholder state the same total; and a server
 * answers that a visit already had its point only after an earlier report of it.
 */
public final class HistoryChecker {
    private final Holdings before;
    private final Holdings after;
    private final List<String> contradictions = new ArrayList<>();

    private HistoryChecker(Holdings before, Holdings after) {
        this.before = before;
        this.after = after;
    }

    /** What is wrong with a history, in any order. */
    public static Findings check(List<Attempt> history, Holdings before, Holdings after) {
        return new HistoryChecker(before, after).check(history);
    }

    private Findings check(List<Attempt> history) {
        Map<Visit, List<Attempt>> visits = history.stream().collect(Collectors.groupingBy(Attempt::visit));
        visits.values().forEach(this::checkAnswers);
        history.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.visit().cardNumber()))
                .values()
                .forEach(this::checkTotals);
        checkOrigin(visits);
        var acknowledged = visits.entrySet().stream()
                .filter(visit -> visit.getValue().stream().anyMatch(Attempt::acknowledged))
                .map(Map.Entry::getKey)
                .toList();
        long lost = acknowledged.stream()
                .filter(visit -> after.pointsOf(visit) == 0)
                .count();
        return new Findings(acknowledged.size(), lost, duplicated(visits), unbalanced(), contradictions);
    }

    private void checkAnswers(List<Attempt> ofOneVisit) {
        for (var attempt : ofOneVisit) {
            boolean reportedBefore = ofOneVisit.stream().anyMatch(other -> other.asked() < attempt.asked());
            switch (attempt.outcome()) {
                case Outcome.Refused(var label) -> contradictions.add(attempt.visit() + " was refused: " + label);
                case Outcome.HadItsPoint _
                when !reportedBefore ->
                    contradictions.add(attempt.visit() + " had its point before anybody reported it");
                case Outcome.Granted(var _, var replayed)
                when replayed && !reportedBefore ->
                    contradictions.add(attempt.visit() + " was granted again before anybody reported it");
                case Outcome.Granted _, Outcome.HadItsPoint _, Outcome.Unknown _ -> {
                    // This answer is consistent.
                }
            }
        }
    }

    /** Takes all attempts of one passholder. */
    private void checkTotals(List<Attempt> ofOnePassholder) {
        var told = new HashSet<Integer>();
        for (var attempt : ofOnePassholder) {
            switch (attempt.outcome()) {
                case Outcome.Granted(var total, var replayed)
                when !replayed -> {
                    checkTotal(attempt, total, atLeast(attempt, ofOnePassholder), ofOnePassholder);
                    if (!told.add(total)) {
                        contradictions.add(
                                attempt.visit() + " was granted with the total " + total + ", as another was");
                    }
                }
                // The first answer given again, from when fewer points had been saved.
                case Outcome.Granted(var total, var _) -> checkTotal(attempt, total, 1, ofOnePassholder);
                case Outcome.HadItsPoint(var total) ->
                    checkTotal(attempt, total, atLeast(attempt, ofOnePassholder), ofOnePassholder);
                case Outcome.Unknown _, Outcome.Refused _ -> {
                    // Has no total.
                }
            }
        }
    }

    private void checkTotal(Attempt attempt, int total, long atLeast, List<Attempt> ofOnePassholder) {
        int start = before.balanceOf(attempt.visit().cardNumber());
        long atMost = ofOnePassholder.stream()
                .filter(other -> other.asked() <= attempt.told())
                .map(Attempt::visit)
                .distinct()
                .count();
        if (total < start + atLeast || total > start + atMost) {
            contradictions.add("%s was answered with the total %d, not one of %d to %d"
                    .formatted(attempt.visit(), total, start + atLeast, start + atMost));
        }
    }

    /** The visits that were acknowledged before this request, and its own. */
    private static long atLeast(Attempt attempt, List<Attempt> ofOnePassholder) {
        return 1
                + ofOnePassholder.stream()
                        .filter(other -> other.acknowledged() && other.told() < attempt.asked())
                        .map(Attempt::visit)
                        .filter(visit -> !visit.equals(attempt.visit()))
                        .distinct()
                        .count();
    }

    private void checkOrigin(Map<Visit, List<Attempt>> visits) {
        var reported = visits.keySet().stream()
                .map(visit -> new Visit(visit.cardNumber(), visit.cdbid()))
                .collect(Collectors.toSet());
        after.points().keySet().stream()
                .filter(visit -> !reported.contains(visit))
                .forEach(visit -> contradictions.add(visit + " has a point, and was never reported"));
    }

    private long duplicated(Map<Visit, List<Attempt>> visits) {
        return visits.entrySet().stream()
                .mapToLong(visit -> Math.max(after.pointsOf(visit.getKey()), grants(visit.getValue())) - 1L)
                .filter(extra -> extra > 0)
                .sum();
    }

    private static int grants(List<Attempt> attempts) {
        return (int) attempts.stream()
                .filter(attempt -> attempt.outcome() instanceof Outcome.Granted(var _, var replayed) && !replayed)
                .count();
    }

    private long unbalanced() {
        Map<String, Integer> brought = after.points().entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().cardNumber(), Collectors.summingInt(Map.Entry::getValue)));
        var cards = new HashSet<>(after.balances().keySet());
        cards.addAll(before.balances().keySet());
        cards.addAll(brought.keySet());
        long wrong = cards.stream()
                .filter(card -> after.balanceOf(card) != before.balanceOf(card) + brought.getOrDefault(card, 0))
                .count();
        return Math.max(wrong, after.unbalanced());
    }
}
