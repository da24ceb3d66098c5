package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.load.ClosedLoop;
import org.spaarpunt.loadtest.world.World;

/**
 * A server that answers signed check-ins.
 *
 * @param expectation run whenever a world has been made
 */
record HttpSystem(String name, ClosedLoop loop, Jdbi database, String schema, Expectation expectation)
        implements ComparedSystem {
    /** Connections are opened, and caches see the new events, before anything is measured. */
    private static final Duration RUN_UP = Duration.ofSeconds(1);

    /** What a server needs before it is asked about events that are new in its database. */
    interface Expectation {
        void prepare() throws IOException;
    }

    @Override
    public void expectNewEvents() throws IOException {
        expectation.prepare();
    }

    @Override
    public Measured measure(World world, int connections, Duration duration)
            throws IOException, InterruptedException, ExecutionException {
        var measured = loop.run(world, connections, RUN_UP, duration);
        return new Measured(
                measured.perSecond(),
                measured.acknowledged(),
                measured.failed(),
                measured.unsure(),
                measured.figures());
    }
}
