package org.spaarpunt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.spaarpunt.client.Caller;
import org.spaarpunt.client.Visit;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.wiring.Core;

/**
 * Runs a server once on demo data, so that Java can record which classes a start needs and which of their methods a
 * check-in keeps busy. Later starts that use this recording, an ahead-of-time cache, are ready and at full speed much
 * sooner.
 *
 * <p>The load is that of a busy server, sent by a client that costs little: Java compiles first what was busy here.
 */
final class Rehearsal {
    /** Enough to keep batches full. Each has a card of its own, because a batch grants one check-in of a passholder. */
    private static final int CALLERS = 64;

    private static final String EVENT = "a89a2707-a35e-48da-aeda-307f857b93c0";

    /** How long a caller waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI server;
    private final Machine machine;

    private Rehearsal(URI server, Machine machine) {
        this.server = server;
        this.machine = machine;
    }

    /** The demo data, without limits on check-ins, and a passholder for each caller. */
    static void prepare(Core core) {
        DemoData.load(core.jdbi(), core.box(), core.random(), core.clock().instant());
        DemoData.liftLimits(core.jdbi());
        DemoData.addPassholders(core.jdbi(), cards());
    }

    /**
     * Makes check-ins until the time is over.
     *
     * @return how many check-ins were granted
     */
    static long run(URI server, Duration length, Machine machine) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + length.toNanos();
        var rehearsal = new Rehearsal(server, machine);
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var callers = IntStream.range(0, CALLERS)
                    .<Callable<Long>>mapToObj(caller -> () -> rehearsal.checkInUntil(end, caller))
                    .toList();
            long granted = 0;
            for (var caller : threads.invokeAll(callers)) {
                granted += caller.get();
            }
            return granted;
        }
    }

    /** Where its database is: a directory that is not needed afterwards. */
    static Settings settings(Path scratch) {
        return Settings.of(
                        Map.of(
                                "port",
                                "0",
                                "secret-key-file",
                                scratch.resolve("secret-key").toString()),
                        Map.of())
                .withData(scratch);
    }

    /** Numbers that no card of the demo has. */
    private static List<String> cards() {
        return IntStream.range(0, CALLERS).mapToObj(Rehearsal::card).toList();
    }

    private static String card(int caller) {
        return "08%09d00".formatted(caller);
    }

    private long checkInUntil(long end, int number) throws IOException {
        var visit = new Visit(card(number), EVENT);
        try (var caller =
                new Caller(server, DemoProfile.COUNTER.keys(), "rehearsal" + number + "n", machine.clock(), PATIENCE)) {
            long granted = 0;
            while (System.nanoTime() < end) {
                granted += caller.report(visit).granted() ? 1 : 0;
            }
            return granted;
        }
    }
}
