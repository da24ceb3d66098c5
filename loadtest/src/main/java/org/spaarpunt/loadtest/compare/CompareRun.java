package org.spaarpunt.loadtest.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.World;

/**
 * Measures systems in turns: all at one number of connections, then all at the next. Each round begins with another
 * system, so that none is always the one after the same neighbour. Every measurement has events of its own.
 *
 * @param lines gets each measurement as it ends
 */
record CompareRun(ComparePlan plan, Databases databases, Tools tools, Consumer<Map<String, Object>> lines) {
    /** Returns whether all that was acknowledged was stored, once, and every balance is right. */
    boolean run(List<ComparedSystem> systems) throws IOException, InterruptedException, ExecutionException {
        for (var system : systems) {
            if (system instanceof HttpSystem) {
                tools.people().println("warming up " + system.name());
                system.measure(world(system, "warm"), plan.most(), plan.warmup());
            }
        }
        boolean kept = true;
        var order = new ArrayList<>(systems);
        for (int round = 1; round <= plan.rounds(); round++) {
            kept &= round(order, round);
            Collections.rotate(order, -1);
        }
        for (var system : systems) {
            kept &= isBalanced(system);
        }
        return kept;
    }

    private boolean round(List<ComparedSystem> systems, int round)
            throws IOException, InterruptedException, ExecutionException {
        boolean kept = true;
        for (int connections : plan.connections()) {
            for (var system : systems) {
                if (system.ownConnections().isEmpty()) {
                    kept &= measure(system, round, connections);
                }
            }
        }
        for (var system : systems) {
            for (int connections : system.ownConnections()) {
                kept &= measure(system, round, connections);
            }
        }
        return kept;
    }

    private boolean measure(ComparedSystem system, int round, int connections)
            throws IOException, InterruptedException, ExecutionException {
        var world = world(system, round + "-" + connections);
        long logBefore = databases.logPosition();
        long bytesBefore = Databases.bytes(system.database());
        var measured = system.measure(world, connections, plan.each());
        long stored = stored(system, world);
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", "measurement");
        line.put("system", system.name());
        line.put("round", round);
        line.put("connections", connections);
        line.put("perSecond", Math.round(measured.perSecond()));
        line.putAll(measured.figures());
        line.put("acknowledged", measured.acknowledged());
        line.put("stored", stored);
        line.put("logBytes", databases.logPosition() - logBefore);
        line.put("tableBytes", Databases.bytes(system.database()) - bytesBefore);
        lines.accept(line);
        boolean kept = stored >= measured.acknowledged()
                && stored <= measured.acknowledged() + measured.unsure()
                && measured.failed() == 0;
        tools.people()
                .printf(
                        "round %d  %-13s %4d connections %,10.0f check-ins/s%s%n",
                        round,
                        system.name(),
                        connections,
                        measured.perSecond(),
                        kept ? "" : " BROKEN: %s, %d stored".formatted(measured, stored));
        return kept;
    }

    private static long stored(ComparedSystem system, World world) {
        return system.database()
                .withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from %1$s.checkin join %1$s.event on event.id = checkin.event_id
                        where event.cdbid = any(:events::text[])
                        """.formatted(system.schema()))
                        .bindArray("events", String.class, world.events())
                        .mapTo(Long.class)
                        .one());
    }

    private boolean isBalanced(ComparedSystem system) {
        long unbalanced = system.database()
                .withHandle(
                        handle -> handle.createQuery("select count(*) from %s.unbalanced".formatted(system.schema()))
                                .mapTo(Long.class)
                                .one());
        if (unbalanced > 0) {
            tools.people().println(system.name() + ": " + unbalanced + " balances are wrong");
        }
        return unbalanced == 0;
    }

    private World world(ComparedSystem system, String name) throws IOException {
        var world = World.forRun(
                system.database(),
                databases.box(),
                system.name() + "-" + name,
                World.NewEvents.weekly(plan.size().events()));
        system.expectNewEvents();
        return world;
    }
}
