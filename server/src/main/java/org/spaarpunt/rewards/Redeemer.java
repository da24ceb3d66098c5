package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A passholder who may want to redeem a reward, with their present data.
 *
 * @param cardIsActive whether the presented card is active; without a card: whether they have an active one
 * @param memberSince since when they have been an active member of each card system, by its id; empty: not known
 */
record Redeemer(
        long passholderId, String city, boolean cardIsActive, int points, Map<Long, Optional<Instant>> memberSince) {
    Redeemer {
        memberSince = Map.copyOf(memberSince);
    }

    Redeemer withPoints(int more) {
        return new Redeemer(passholderId, city, cardIsActive, Math.addExact(points, more), memberSince);
    }
}
