package org.spaarpunt.counters;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user's access at a counter.
 *
 * @param organisationId the organisation that the counter belongs to, if any
 * @param role the user's role at the counter; empty: the user does not work here
 * @param actions what the counter's groups may do in each card system that it is part of, by the system's id
 */
public record CounterAccess(
        long counterId, Optional<Long> organisationId, Optional<Role> role, Map<Long, Set<CounterAction>> actions) {

    public CounterAccess {
        actions = Map.copyOf(actions);
    }

    public boolean worksHere() {
        return role.isPresent();
    }

    public boolean isAdmin() {
        return role.isPresent() && role.get() == Role.ADMIN;
    }

    /** Whether the counter may do this in any card system. Called for every check-in. */
    public boolean counterMay(CounterAction action) {
        for (var allowed : actions.values()) {
            if (allowed.contains(action)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the counter may do this in this card system. */
    public boolean may(CounterAction action, long cardSystemId) {
        return actions.getOrDefault(cardSystemId, Set.of()).contains(action);
    }

    /** Whether the counter may do this in one of these card systems. */
    public boolean may(CounterAction action, Set<Long> cardSystems) {
        return cardSystems.stream().anyMatch(system -> may(action, system));
    }

    /** The card systems in which the counter may do this. */
    public Set<Long> systemsWhere(CounterAction action) {
        return actions.entrySet().stream()
                .filter(system -> system.getValue().contains(action))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
