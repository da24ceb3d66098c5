package org.spaarpunt.passholders;

import java.util.Set;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;

/**
 * An employee that writes something about a passholder, and the counter where the employee does so.
 *
 * @param uid of the employee
 */
public record CounterEmployee(CounterAccess counter, String uid, Actor actor) {
    boolean may(CounterAction action, long cardSystemId) {
        return counter.may(action, cardSystemId);
    }

    /** Whether the counter may do this in one of the card systems that the person is a member of. */
    boolean may(CounterAction action, Person person) {
        return person.cardSystems().stream()
                .anyMatch(membership -> may(action, membership.cardSystem().id()));
    }

    /** Whether the counter may do this in one of these card systems. */
    boolean mayInOneOf(CounterAction action, Set<Long> cardSystems) {
        return counter.may(action, cardSystems);
    }
}
