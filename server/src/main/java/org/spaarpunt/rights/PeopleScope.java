package org.spaarpunt.rights;

import java.util.Set;

/** The passholders among which a viewer may search. */
public sealed interface PeopleScope {
    record Everybody() implements PeopleScope {}

    /** Passholders that belong to one of these card systems: by a membership, current or former, or by a card. */
    record InCardSystems(Set<Long> cardSystems) implements PeopleScope {
        public InCardSystems {
            cardSystems = Set.copyOf(cardSystems);
        }
    }

    /** Only this passholder. */
    record Only(String uid) implements PeopleScope {}

    /** No passholder at all. */
    record Nobody() implements PeopleScope {}
}
