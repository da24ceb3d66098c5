package org.spaarpunt.web.points;

import java.util.List;
import org.spaarpunt.rewards.RedeemableReward;

/**
 * A reward next to the points of a passholder.
 *
 * @param total the points that the passholder has
 */
record RewardGoal(RedeemableReward reward, int total) {
    /** Those within reach first, each part in the given order. */
    static List<RewardGoal> of(List<RedeemableReward> rewards, int total) {
        return rewards.stream()
                .map(reward -> new RewardGoal(reward, total))
                .sorted((one, other) -> Boolean.compare(other.isWithinReach(), one.isWithinReach()))
                .toList();
    }

    boolean isWithinReach() {
        return reward.points() <= total;
    }

    int missing() {
        return reward.points() - total;
    }
}
