package org.spaarpunt.loadtest.load;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.spaarpunt.client.CheckinWriter;
import org.spaarpunt.client.RequestWriter;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;

/** Puts a load on one server, and reads its use of resources at the beginning and the end of the measured time. */
final class Load {
    private final URI server;
    private final World world;
    private final Supplier<RequestWriter> writers;
    private final RandomGenerator random;

    /** @param writers gives each thread its own */
    Load(URI server, World world, Supplier<RequestWriter> writers, RandomGenerator random) {
        this.server = server;
        this.world = world;
        this.writers = writers;
        this.random = random;
    }

    /** Writers of signed requests of the older protocol. */
    static Supplier<RequestWriter> signed(URI server, World world, InstantSource clock, RandomGenerator random) {
        return () ->
                new CheckinWriter(server, world.keys(), HexFormat.of().toHexDigits(random.nextLong()) + "n", clock);
    }

    /** @param usage reads the processes at the beginning and the end of the measured time */
    Tally run(LoadPlan plan, UsageWatch usage) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long measureFrom = start + plan.warmup().toNanos();
        long end = measureFrom + plan.duration().toNanos();
        var order = new VisitOrder(world.pairs(), random.nextLong());
        try (var threads = Executors.newFixedThreadPool(plan.threads())) {
            List<Future<Tally>> running = new ArrayList<>();
            for (int i = 0; i < plan.threads(); i++) {
                var loop = new EventLoop(
                        server, writers.get(), world, order, plan.arrivals(start, end), new Tally(measureFrom, end));
                running.add(threads.submit(() -> loop.run(plan.connections() / plan.threads())));
            }
            sleepUntil(measureFrom);
            usage.begin();
            sleepUntil(end);
            usage.end();
            return sum(running, new Tally(measureFrom, end));
        }
    }

    private static Tally sum(List<Future<Tally>> running, Tally total) throws InterruptedException, ExecutionException {
        for (var loop : running) {
            total.add(loop.get());
        }
        return total;
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
    }
}
