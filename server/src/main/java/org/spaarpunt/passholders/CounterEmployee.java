package org.spaarpunt.passholders;

import java.util.Set;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;

/** Who writes something about a passholder, and at which counter. */
public record CounterEmployee(CounterAccess counter, Actor actor) {
    boolean may(CounterAction action, long cardSystemId) {
        return counter.actions().getOrDefault(cardSystemId, Set.of()).contains(action);
    }

    /** Whether in one of the card systems that the person is a member of. */
    boolean may(CounterAction action, Person person) {
        return person.cardSystems().stream()
                .anyMatch(link -> may(action, link.cardSystem().id()));
    }
}
