package org.spaarpunt.loadtest.failover;

import java.time.Duration;
import java.util.List;

/**
 * What to do to a cluster.
 *
 * @param faults one after another
 * @param rate check-ins a second at each server
 * @param outage how long a fault lasts that is undone later
 * @param switchoverMax the longest silence of a server that a planned switchover may cause
 * @param killMax the same when PostgreSQL is killed on the primary
 */
record FailoverPlan(List<Fault> faults, int rate, Duration outage, Duration switchoverMax, Duration killMax) {
    FailoverPlan {
        faults = List.copyOf(faults);
    }
}
