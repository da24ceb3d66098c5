package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.spaarpunt.client.Answer;
import org.spaarpunt.client.RequestWriter;
import org.spaarpunt.loadtest.world.VisitOrder;
import org.spaarpunt.loadtest.world.World;

/**
 * Sends check-ins over many connections from one thread, so that the generator leaves the processors to the server
 * that it measures. It ends when no more requests are due and all have been answered or have waited for {@link
 * #PATIENCE}.
 */
final class EventLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_SLEEP_MS = 100;

    private final InetSocketAddress server;
    private final RequestWriter writer;
    private final World world;
    private final VisitOrder order;
    private final Arrivals arrivals;
    private final Tally tally;
    private final Queue<Line> idle = new ArrayDeque<>();
    private int inFlight;

    EventLoop(URI server, RequestWriter writer, World world, VisitOrder order, Arrivals arrivals, Tally tally) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.writer = writer;
        this.world = world;
        this.order = order;
        this.arrivals = arrivals;
        this.tally = tally;
    }

    /** Runs the loop to its end and returns what it measured. */
    Tally run(int connections) throws IOException {
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                idle.add(Line.open(server, selector));
            }
            work(selector);
            for (var key : selector.keys()) {
                ((Line) key.attachment()).close();
            }
        }
        return tally;
    }

    private void work(Selector selector) throws IOException {
        long lastProgress = System.nanoTime();
        while (true) {
            sendDue(selector);
            long now = System.nanoTime();
            boolean over = arrivals.nextDue(now) == Arrivals.NONE || order.isUsedUp();
            if (over && inFlight == 0) {
                return;
            }
            if (now - lastProgress > PATIENCE.toNanos() && inFlight > 0) {
                giveUp();
                return;
            }
            if (await(selector, over ? Arrivals.NONE : arrivals.nextDue(now), now) > 0) {
                lastProgress = System.nanoTime();
            }
        }
    }

    private void sendDue(Selector selector) throws IOException {
        while (!idle.isEmpty() && !order.isUsedUp()) {
            long now = System.nanoTime();
            long due = arrivals.nextDue(now);
            if (due > now) {
                return;
            }
            arrivals.advance();
            send(idle.remove(), due, selector);
        }
    }

    private void send(Line line, long due, Selector selector) throws IOException {
        long pair = order.next();
        inFlight++;
        try {
            line.send(writer, world.visit(pair), pair, due);
        } catch (IOException _) {
            replace(line, selector);
        }
    }

    /** Spins through the last millisecond before a request is due, because a selector sleeps whole milliseconds. */
    private int await(Selector selector, long due, long now) throws IOException {
        long sleepMs = idle.isEmpty() ? LONGEST_SLEEP_MS : Math.min((due - now) / NANOS_PER_MILLI, LONGEST_SLEEP_MS);
        return sleepMs > 0
                ? selector.select(key -> receive((Line) key.attachment(), selector), sleepMs)
                : selector.selectNow(key -> receive((Line) key.attachment(), selector));
    }

    private void receive(Line line, Selector selector) {
        try {
            Optional<Answer> answer = line.receive();
            if (answer.isPresent()) {
                tally.answered(line.pair(), answer.get(), line.due(), System.nanoTime());
                inFlight--;
                idle.add(answer.get().last() ? reopened(line, selector) : line);
            }
        } catch (IOException _) {
            replace(line, selector);
        }
    }

    private void replace(Line broken, Selector selector) {
        if (broken.isInFlight()) {
            inFlight--;
            tally.unanswered();
        }
        idle.remove(broken);
        try {
            idle.add(reopened(broken, selector));
        } catch (IOException _) {
            // The server accepts no more connections; the others go on.
        }
    }

    private Line reopened(Line line, Selector selector) throws IOException {
        line.close();
        return Line.open(server, selector);
    }

    private void giveUp() {
        for (; inFlight > 0; inFlight--) {
            tally.unanswered();
        }
    }
}
