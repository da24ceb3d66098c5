package org.spaarpunt.associations;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * An association.
 *
 * @param cardSystems where it registers its members
 */
public record Association(long id, String name, EndRule endRule, List<CardSystem> cardSystems) {
    public Association {
        cardSystems = List.copyOf(cardSystems);
    }

    /** Whether the counter may do this in one of the association's card systems. */
    public boolean allows(CounterAction action, CounterAccess counter) {
        return counter.may(action, cardSystemIds());
    }

    /** The card systems of the association in which the counter may make people its members. */
    public Set<Long> registeringAt(CounterAccess counter) {
        return cardSystemIds().stream()
                .filter(system -> counter.may(CounterAction.PASSHOLDER_CREATE, system)
                        && counter.may(CounterAction.ASSOCIATION_USE, system))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<Long> cardSystemIds() {
        return cardSystems.stream().map(CardSystem::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the counter may make people members. */
    public boolean registersAt(CounterAccess counter) {
        return !registeringAt(counter).isEmpty();
    }
}
