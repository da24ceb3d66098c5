package org.spaarpunt.counters;

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
}
