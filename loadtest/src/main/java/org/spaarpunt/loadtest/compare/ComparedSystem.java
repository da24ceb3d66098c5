package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.loadtest.world.World;

/** One way of checking people in. */
interface ComparedSystem {
    /** As it is called in the lines of JSON. */
    String name();

    /** Its own database. */
    Jdbi database();

    /** The schema with its table {@code checkin} and its view {@code unbalanced}. */
    String schema();

    /** The numbers of connections at which it is measured instead of those of the plan; none: those of the plan. */
    default List<Integer> ownConnections() {
        return List.of();
    }

    /** Lets it see events that are new in its database. */
    default void expectNewEvents() throws IOException {}

    /** Checks people in at the events of a world that has not been visited yet, as often as it can. */
    Measured measure(World world, int connections, Duration duration)
            throws IOException, InterruptedException, ExecutionException;

    /**
     * What it did.
     *
     * @param acknowledged check-ins that it says are stored
     * @param failed check-ins that it should have granted, and did not
     * @param unsure check-ins that may be stored beside them
     */
    record Measured(double perSecond, long acknowledged, long failed, long unsure, Map<String, Object> figures) {}
}
