package org.spaarpunt.counters;

import java.util.List;
import java.util.Set;

/**
 * A counter's part in a card system.
 *
 * @param groups the permission groups that it is in there
 * @param actions what those groups allow it there
 */
public record Affiliation(long cardSystemId, String cardSystem, List<Group> groups, Set<CounterAction> actions) {
    public Affiliation {
        groups = List.copyOf(groups);
        actions = Set.copyOf(actions);
    }

    /** A permission group. */
    public record Group(long id, String name) {}
}
