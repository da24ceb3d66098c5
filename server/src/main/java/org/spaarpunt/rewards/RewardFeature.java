package org.spaarpunt.rewards;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What is kept about rewards, each with its own questions and changes. */
public record RewardFeature(
        RewardCatalogue catalogue, RewardSearch search, RewardRedemption desk, RedemptionHistory history) {

    public static RewardFeature of(Jdbi jdbi, InstantSource clock) {
        return new RewardFeature(
                new RewardCatalogue(jdbi),
                new RewardSearch(jdbi, clock),
                new RewardRedemption(jdbi, clock),
                new RedemptionHistory(jdbi));
    }
}
