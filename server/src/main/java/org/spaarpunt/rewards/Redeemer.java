package org.spaarpunt.rewards;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A passholder who may want to redeem something, as they stand now.
 *
 * @param cardIsActive whether the card they show is; without a card: whether they have one that is
 * @param memberSince the card systems that they are active members of, by their ids; empty: since when is not known
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
