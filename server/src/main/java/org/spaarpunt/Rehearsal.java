package org.spaarpunt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.spaarpunt.cli.CallArguments;
import org.spaarpunt.cli.CallServer;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.demo.DemoData;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.wiring.Core;

/**
 * Runs a server once on demo data, so that Java can record which classes a start needs and which of their methods a
 * check-in keeps busy. Later starts that use this recording, an ahead-of-time cache, are ready and at full speed much
 * sooner.
 */
final class Rehearsal {
    /** Enough to keep batches full and to make threads compete as counters do. */
    private static final int CALLERS = 16;

    private static final String EVENT = "a89a2707-a35e-48da-aeda-307f857b93c0";

    private static final List<String> CARDS =
            List.of("0930056878802", "0900000095902", "0900000067513", "0900000031618", "0987654321113");

    private final URI server;
    private final CallSigner signer;
    private final HttpClient client;

    private Rehearsal(URI server, CallSigner signer, HttpClient client) {
        this.server = server;
        this.signer = signer;
        this.client = client;
    }

    /** The demo data, without limits on check-ins. */
    static void prepare(Core core) {
        DemoData.load(core.jdbi(), core.box(), core.random(), core.clock().instant());
        DemoData.liftLimits(core.jdbi());
    }

    /**
     * Makes check-ins until the time is over.
     *
     * @return how many check-ins were granted
     */
    static long run(URI server, Duration length, CallSigner signer) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + length.toNanos();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newFixedThreadPool(CALLERS)) {
            var rehearsal = new Rehearsal(server, signer, client);
            long granted = 0;
            var callers = IntStream.range(0, CALLERS)
                    .<Callable<Long>>mapToObj(caller -> () -> rehearsal.checkInUntil(end, caller))
                    .toList();
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

    private long checkInUntil(long end, int caller) throws IOException, InterruptedException {
        long granted = 0;
        for (int turn = caller; System.nanoTime() < end; turn++) {
            var answer = client.send(checkIn(CARDS.get(turn % CARDS.size())), BodyHandlers.ofString());
            granted += answer.statusCode() == 200 ? 1 : 0;
        }
        return granted;
    }

    private HttpRequest checkIn(String card) {
        var parameters = new Parameters(List.of(new Parameter("cdbid", EVENT), new Parameter("uitpasNumber", card)));
        return signer.sign(CallArguments.of(
                DemoProfile.COUNTER.keys(),
                new CallServer(server, server),
                "POST",
                "uitpas/passholder/checkin",
                parameters));
    }
}
