package org.spaarpunt.rights;

import java.util.Set;

/** Among which passholders a viewer may search. */
public sealed interface PeopleScope {
    record Everybody() implements PeopleScope {}

    /** Those who belong to one of these card systems: by a membership of any age, or by a card. */
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
