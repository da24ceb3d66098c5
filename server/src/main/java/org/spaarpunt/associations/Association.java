package org.spaarpunt.associations;

import java.util.List;
import java.util.Set;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Standing;
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
    public boolean allows(CounterAction action, Standing counter) {
        return cardSystems.stream()
                .anyMatch(system ->
                        counter.actions().getOrDefault(system.id(), Set.of()).contains(action));
    }

    /** Whether the counter may make people members. */
    public boolean registersAt(Standing counter) {
        return allows(CounterAction.PASSHOLDER_CREATE, counter) && allows(CounterAction.ASSOCIATION_USE, counter);
    }
}
