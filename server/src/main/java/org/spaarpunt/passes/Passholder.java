package org.spaarpunt.passes;

import java.util.Set;

/**
 * Who a passholder is, as far as most features need to know.
 *
 * @param uid the id that the protocol shows
 * @param city where the passholder lives, as it was given
 * @param cardSystems those that the passholder belongs to: by a membership of any age, or by a card
 */
public record Passholder(long id, String uid, String city, Set<Long> cardSystems) {
    public Passholder {
        cardSystems = Set.copyOf(cardSystems);
    }
}
