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

    /** Whether the counter may register people there; granting a social tariff includes that. */
    public boolean registersPeople() {
        return grantsSocialTariff() || actions.contains(CounterAction.PASSHOLDER_CREATE);
    }

    /** Whether the counter may grant a social tariff there. */
    public boolean grantsSocialTariff() {
        return actions.contains(CounterAction.KANSENSTATUUT_CREATE);
    }

    /** A permission group. */
    public record Group(long id, String name) {}
}
