package org.spaarpunt.counters;

import java.util.Optional;
import java.util.Set;

/**
 * The admins of one counter. A counter that has an admin keeps at least one, whether its employees are changed by its
 * admins through the protocol or by an administrator of the installation.
 *
 * @param users their numbers
 */
record CounterAdmins(Set<Long> users) {
    CounterAdmins {
        users = Set.copyOf(users);
    }

    /**
     * Whether a change would remove the counter's last admin.
     *
     * @param becomes the user's new role; empty: none
     */
    boolean wouldEndWith(long user, Optional<Role> becomes) {
        return users.equals(Set.of(user)) && becomes.filter(Role.ADMIN::equals).isEmpty();
    }
}
