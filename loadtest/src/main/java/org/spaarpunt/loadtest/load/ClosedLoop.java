package org.spaarpunt.loadtest.load;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.World;

/**
 * Signed check-ins to a server by connections that each wait for an answer before they send the next request.
 *
 * @param server its address
 * @param serverPid its process
 * @param databasePid the first process of its database
 */
public record ClosedLoop(URI server, long serverPid, long databasePid, Tools tools) {
    /**
     * What was measured.
     *
     * @param perSecond check-ins that were granted, after the warm-up
     * @param acknowledged check-ins that were granted, of the whole run
     * @param failed requests that were refused or got no answer
     * @param unsure requests whose visit may have been stored or not
     * @param figures all others, under the names of {@code load}
     */
    public record Measured(
            double perSecond, long acknowledged, long failed, long unsure, Map<String, Object> figures) {}

    /** Visits each pair of the world once at most. */
    public Measured run(World world, int connections, Duration warmup, Duration duration)
            throws InterruptedException, ExecutionException {
        var watch = new UsageWatch(OptionalLong.of(serverPid), OptionalLong.of(databasePid));
        var plan = new LoadPlan(connections, duration, warmup, OptionalLong.empty(), 1);
        var writers = Load.signed(server, world, tools.clock(), tools.random());
        var tally = new Load(server, world, writers, tools.random()).run(plan, watch);
        var figures = new LinkedHashMap<>(Figures.of(tally));
        figures.remove("grantedPerSecond");
        figures.putAll(watch.figures());
        return new Measured(
                tally.grantedPerSecond(), tally.acknowledged().size(), tally.failed(), tally.unsure(), figures);
    }
}
