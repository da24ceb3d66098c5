package org.spaarpunt.counters;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A counter for which a user or an application acts, as the JSON API shows it: as an organiser.
 *
 * @param organiserId the id of the counter's organisation; of a counter without one, its consumer key
 * @param organiserName the name of that organisation or counter
 * @param counterKey the consumer key of the counter
 * @param access for a user, the access as an employee; for an application, what its permissions give it there
 * @param permissions never empty
 */
public record OrganiserPlace(
        String organiserId,
        String organiserName,
        String counterKey,
        CounterAccess access,
        Set<ApiPermission> permissions) {
    public OrganiserPlace {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(ApiPermission permission) {
        return permissions.contains(permission);
    }

    /**
     * Several places as one, for reading: what may be read at one of them may be read by a caller that acts for all.
     * Nothing is to be written at it, because it is named after the first alone.
     *
     * @return empty if there are none
     */
    public static Optional<OrganiserPlace> together(List<OrganiserPlace> places) {
        if (places.size() < 2) {
            return places.stream().findFirst();
        }
        var first = places.getFirst();
        var actions = new HashMap<Long, Set<CounterAction>>();
        var permissions = new HashSet<ApiPermission>();
        for (var place : places) {
            permissions.addAll(place.permissions());
            for (Map.Entry<Long, Set<CounterAction>> system :
                    place.access().actions().entrySet()) {
                actions.computeIfAbsent(system.getKey(), _ -> new HashSet<>()).addAll(system.getValue());
            }
        }
        var access = new CounterAccess(
                first.access().counterId(),
                first.access().organisationId(),
                first.access().role(),
                actions);
        return Optional.of(new OrganiserPlace(
                first.organiserId(), first.organiserName(), first.counterKey(), access, permissions));
    }
}
