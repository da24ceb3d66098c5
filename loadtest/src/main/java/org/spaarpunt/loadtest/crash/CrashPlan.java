package org.spaarpunt.loadtest.crash;

import java.util.List;
import org.spaarpunt.loadtest.world.World;

/**
 * What to do to an installation.
 *
 * @param seed of all random choices, so that a run can be repeated, as far as the machine's timing allows
 * @param faults to choose from, one in each cycle
 * @param events of each cycle
 * @param withKeys whether every second visit carries an idempotency key
 */
record CrashPlan(long seed, int cycles, int visitors, List<Fault> faults, World.NewEvents events, boolean withKeys) {
    CrashPlan {
        faults = List.copyOf(faults);
    }
}
