package org.spaarpunt.rewards;

import java.util.Optional;
import java.util.Set;
import org.spaarpunt.rewards.Reward.Kind;

/**
 * A request to hand out a reward to a passholder.
 *
 * @param consumerKey of the application that sent it
 * @param card the card that was presented
 * @param counter where the reward is to be handed out
 * @param userId the employee; empty if the application acts without one
 */
public record RedemptionRequest(
        String consumerKey,
        long passholderId,
        Card card,
        Kind kind,
        long rewardId,
        Counter counter,
        Optional<Long> userId) {

    public record Card(String number, boolean isActive) {}

    /**
     * The counter where the employee works.
     *
     * @param cardSystems those in which the counter may hand out rewards of this kind
     */
    public record Counter(long id, String key, Set<Long> cardSystems) {
        public Counter {
            cardSystems = Set.copyOf(cardSystems);
        }

        /** Whether the reward is handed out at this counter. */
        public boolean handsOut(Reward reward) {
            var places = reward.reach().counters();
            return (places.isEmpty()
                            || places.stream()
                                    .anyMatch(place -> place.consumerKey().equals(key)))
                    && reward.reach().cardSystems().stream().anyMatch(system -> cardSystems.contains(system.id()));
        }
    }
}
