package org.spaarpunt.rewards;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What is kept about rewards, each with its own questions and changes. */
public record RewardBooks(
        RewardCatalogue catalogue, RewardSearch search, RedemptionDesk desk, RedemptionHistory history) {

    public static RewardBooks of(Jdbi jdbi, InstantSource clock) {
        return new RewardBooks(
                new RewardCatalogue(jdbi),
                new RewardSearch(jdbi, clock),
                new RedemptionDesk(jdbi, clock),
                new RedemptionHistory(jdbi));
    }
}
