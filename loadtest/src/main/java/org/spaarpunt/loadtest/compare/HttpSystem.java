package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.load.ClosedLoop;
import org.spaarpunt.loadtest.world.World;

/**
 * A server that answers signed check-ins.
 *
 * @param expect lets the server see the events of a new world
 */
record HttpSystem(String name, ClosedLoop loop, Jdbi database, String schema, Consumer<World> expectation)
        implements ComparedSystem {
    /** Connections are opened, and caches see the new events, before anything is measured. */
    private static final Duration RUN_UP = Duration.ofSeconds(1);

    @Override
    public void expect(World world) {
        expectation.accept(world);
    }

    @Override
    public Measured measure(World world, int connections, Duration duration)
            throws IOException, InterruptedException, ExecutionException {
        var measured = loop.run(world, connections, RUN_UP, duration);
        var figures = new LinkedHashMap<>(measured.figures());
        var perSecond = (Long) figures.remove("grantedPerSecond");
        return new Measured(perSecond, measured.acknowledged(), measured.failed(), measured.unsure(), figures);
    }
}
