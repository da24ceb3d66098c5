package org.spaarpunt.passes;

import java.util.Set;

/**
 * A passholder, with the few values that most features need.
 *
 * @param uid the id that the protocol shows
 * @param city where the passholder lives, as given
 * @param cardSystems the card systems that the passholder belongs to: by a membership, current or former, or by a card
 */
public record Passholder(long id, String uid, String city, Set<Long> cardSystems) {
    public Passholder {
        cardSystems = Set.copyOf(cardSystems);
    }
}
