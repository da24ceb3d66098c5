package org.spaarpunt.rewards;

import java.util.List;
import java.util.Optional;

/**
 * A reward as a passholder sees it.
 *
 * @param points what it costs
 * @param pictures addresses of images
 * @param maxUnits how many units there are in all; absent: unlimited
 */
public record RedeemableReward(
        long id,
        String title,
        int points,
        String description1,
        String description2,
        List<String> pictures,
        Optional<Integer> maxUnits,
        boolean inSpotlight) {
    public RedeemableReward {
        pictures = List.copyOf(pictures);
    }
}
