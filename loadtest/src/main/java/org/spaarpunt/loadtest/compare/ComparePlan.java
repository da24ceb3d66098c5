package org.spaarpunt.loadtest.compare;

import java.time.Duration;
import java.util.List;
import org.spaarpunt.loadtest.world.Fill;

/**
 * What is compared, and how long.
 *
 * @param systems their names, in the order of the first round
 * @param connections at which each is measured in each round
 * @param warmup of each server, once, at the largest number of connections
 * @param each of each measurement
 */
record ComparePlan(
        List<String> systems, List<Integer> connections, int rounds, Duration warmup, Duration each, Fill.Size size) {
    ComparePlan {
        systems = List.copyOf(systems);
        connections = List.copyOf(connections);
    }

    int most() {
        return connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
