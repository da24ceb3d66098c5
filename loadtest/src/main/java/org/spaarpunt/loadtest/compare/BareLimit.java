package org.spaarpunt.loadtest.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.load.Limit;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;
import org.spaarpunt.storage.DatabaseAddress;

/** PostgreSQL with batches of check-ins from a client that does nothing else: what no server on it can exceed. */
record BareLimit(DatabaseAddress address, Jdbi database, Tools tools) implements ComparedSystem {
    static final String NAME = "limit";

    /** More do not help: each writes a batch while others wait for the disk. */
    private static final List<Integer> CONNECTIONS = List.of(1, 2, 4);

    BareLimit(DatabaseAddress address, Tools tools) {
        this(address, Stage.jdbi(address), tools);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        return "public";
    }

    @Override
    public List<Integer> ownConnections() {
        return CONNECTIONS;
    }

    @Override
    public Measured measure(World world, int connections, Duration duration)
            throws InterruptedException, ExecutionException {
        var order = new VisitOrder(world.pairs(), tools.random().nextInt());
        var written = new Limit(address, world, order, Limit.BATCH).write(connections, duration);
        return new Measured(written.perSecond(), written.checkins(), 0, 0, Map.of("batch", Limit.BATCH));
    }
}
