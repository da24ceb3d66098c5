package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.client.Answer;
import org.spaarpunt.client.Caller;
import org.spaarpunt.client.CheckinWriter;
import org.spaarpunt.client.RequestWriter;
import org.spaarpunt.loadtest.world.World;

/**
 * Signed check-ins that were granted before a fault and are sent again after it, byte for byte. They are at an event
 * without a limit, where only their nonces keep them from giving second points.
 */
final class Replays {
    private static final int CAPTURED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS_MAX = 50;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final World world;
    private final URI server;
    private final InstantSource clock;
    private final List<ByteBuffer> requests;

    private Replays(World world, URI server, InstantSource clock, List<ByteBuffer> requests) {
        this.world = world;
        this.server = server;
        this.clock = clock;
        this.requests = requests;
    }

    /**
     * Has them granted.
     *
     * @param world with an event without a limit
     * @param nonceSeries as for {@link CheckinWriter}
     */
    static Replays capture(World world, URI server, String nonceSeries, InstantSource clock)
            throws IOException, InterruptedException {
        var writer = new CheckinWriter(server, world.keys(), nonceSeries, clock);
        var requests = new ArrayList<ByteBuffer>();
        for (int i = 0; i < CAPTURED; i++) {
            var request = ByteBuffer.allocate(RequestWriter.MAX_REQUEST_BYTES);
            writer.write(world.visit(i), request);
            requests.add(request);
        }
        var replays = new Replays(world, server, clock, requests);
        if (replays.granted() < CAPTURED) {
            throw new IOException("A check-in before the fault was not granted");
        }
        return replays;
    }

    /** Sends all of them, and counts those that are granted. */
    long granted() throws IOException, InterruptedException {
        long granted = 0;
        try (var caller = new Caller(server, world.keys(), "unused", clock, PATIENCE)) {
            for (var request : requests) {
                granted += answer(caller, request).granted() ? 1 : 0;
            }
        }
        return granted;
    }

    private static Answer answer(Caller caller, ByteBuffer request) throws IOException, InterruptedException {
        var answer = caller.exchange(request);
        for (int attempt = 1; answer.unavailable() && attempt < ATTEMPTS_MAX; attempt++) {
            Thread.sleep(BETWEEN_ATTEMPTS);
            answer = caller.exchange(request);
        }
        return answer;
    }
}
