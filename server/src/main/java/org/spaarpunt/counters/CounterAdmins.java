package org.spaarpunt.counters;

import java.util.Optional;
import java.util.Set;

/**
 * The admins of one counter. A counter that has one keeps one, whoever changes its employees: its admins through the protocol, or an
 * administrator of the installation.
 *
 * @param users their numbers
 */
record CounterAdmins(Set<Long> users) {
    CounterAdmins {
        users = Set.copyOf(users);
    }

    /**
     * Whether a change would leave the counter without an admin.
     *
     * @param becomes the role that the user is to have; empty: none
     */
    boolean wouldEndWith(long user, Optional<Role> becomes) {
        return users.equals(Set.of(user)) && becomes.filter(Role.ADMIN::equals).isEmpty();
    }
}
