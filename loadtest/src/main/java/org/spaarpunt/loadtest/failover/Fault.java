package org.spaarpunt.loadtest.failover;

import java.util.Arrays;
import java.util.Locale;

/** What happens to an installation of several machines. */
enum Fault {
    /** Another node becomes the primary, as an operator asks for it. */
    SWITCHOVER,
    /** All processes of PostgreSQL on the primary are killed; Patroni goes on there. */
    KILL_PRIMARY,
    /** The primary's node loses its power: Patroni and PostgreSQL are killed. Later it is started again. */
    KILL_NODE,
    /** The primary's node stands still for a while (SIGSTOP), Patroni included. */
    PAUSE_PRIMARY,
    /** A standby that confirms commits stands still for a while. */
    PAUSE_STANDBY,
    /** The store of the cluster's state is killed, and started again later. */
    LOSE_STORE,
    /** The server behind the proxy is killed, and started again. */
    KILL_SERVER;

    /** Its name in options and figures. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no fault has this label */
    static Fault of(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label));
    }
}
