package org.spaarpunt.api4.rewards;

import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.rewards.CashInState.NotPossible;

/** Why a reward cannot be redeemed, in the two forms of the API: as a problem, and as a reason of a status. */
final class RedemptionProblems {
    private RedemptionProblems() {}

    static Problem of(NotPossible reason) {
        var problem = switch (reason) {
            case NOT_POSSIBLE_INVALID_CARD ->
                Problem.of(ProblemType.INVALID_CARD, "The card is not active.")
                        .saying(ProblemText.of("uitpas.invalid-card-status"));
            case NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM ->
                Problem.of(ProblemType.PASSHOLDER_NO_ACTIVE_CARD_SYSTEMS, "No membership of the passholder is active.");
            case NOT_APPLICABLE_TO_PASSHOLDER ->
                Problem.of(
                        ProblemType.REWARD_PASSHOLDER_NO_APPLICABLE_CARD_SYSTEMS,
                        "The reward is not for the card systems, the city or the day of joining of the passholder.");
            case NOT_POSSIBLE_DATE_CONSTRAINT ->
                Problem.of(ProblemType.REWARD_PERIOD_CONSTRAINT, "The reward cannot be redeemed at this time.");
            case NOT_POSSIBLE_VOLUME_CONSTRAINT ->
                Problem.of(ProblemType.REWARD_VOLUME_CONSTRAINT, "All units of the reward are taken.");
            case NOT_POSSIBLE_USER_VOLUME_CONSTRAINT ->
                Problem.of(
                        ProblemType.REWARD_PASSHOLDER_VOLUME_CONSTRAINT,
                        "The passholder has redeemed the reward as often as its limit allows.");
            case NOT_POSSIBLE_POINTS_CONSTRAINT ->
                Problem.of(ProblemType.REWARD_PASSHOLDER_POINTS_CONSTRAINT, "The passholder has too few points.");
        };
        return problem.with("reason", reason(reason));
    }

    /** The reason, in the words of {@code redeem-status}. */
    static String reason(NotPossible reason) {
        return switch (reason) {
            case NOT_POSSIBLE_INVALID_CARD -> "INVALID_CARD";
            case NOT_POSSIBLE_NO_ACTIVE_CARD_SYSTEM -> "PASSHOLDER_NO_ACTIVE_CARDSYSTEM";
            case NOT_APPLICABLE_TO_PASSHOLDER -> "PASSHOLDER_APPLICABLE_CARDSYSTEMS";
            case NOT_POSSIBLE_DATE_CONSTRAINT -> "REWARD_PERIOD";
            case NOT_POSSIBLE_VOLUME_CONSTRAINT -> "REWARD_VOLUME";
            case NOT_POSSIBLE_USER_VOLUME_CONSTRAINT -> "PASSHOLDER_VOLUME";
            case NOT_POSSIBLE_POINTS_CONSTRAINT -> "PASSHOLDER_POINTS";
        };
    }
}
