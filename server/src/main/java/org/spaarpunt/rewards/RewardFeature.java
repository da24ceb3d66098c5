package org.spaarpunt.rewards;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Rewards: listing them, who can redeem them, redeeming them, and the history of redemptions. */
public record RewardFeature(
        RewardCatalogue catalogue,
        RewardSearch search,
        RewardRedemption redemption,
        RedemptionHistory history,
        CounterRedemptions atCounters) {

    public static RewardFeature of(Jdbi jdbi, InstantSource clock) {
        return new RewardFeature(
                new RewardCatalogue(jdbi),
                new RewardSearch(jdbi, clock),
                new RewardRedemption(jdbi, clock),
                new RedemptionHistory(jdbi),
                new CounterRedemptions(jdbi));
    }
}
