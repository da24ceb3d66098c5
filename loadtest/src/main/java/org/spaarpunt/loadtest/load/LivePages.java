package org.spaarpunt.loadtest.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.spaarpunt.loadtest.callers.SignedInUser;

/** Browsers with the live page of an event open: each notes when it is shown a check-in for the first time. */
final class LivePages implements AutoCloseable {
    private static final Pattern ORDER = Pattern.compile("\"order\":\\[([^\\]]*)\\]");

    /** Browsers are not opened in one instant; a server refuses more requests at once than it has places for. */
    private static final int OPENED_AT_ONCE = 10;

    private static final int SIGNIFICANT_DIGITS = 3;

    /** A check-in that a page has shown, and when. */
    private record Shown(String id, Instant at) {}

    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile boolean over;

    LivePages(InstantSource clock) {
        this.clock = clock;
    }

    /** Opens them, and returns when each has an answer. */
    void open(SignedInUser organiser, String stream, int count) throws InterruptedException {
        var opening = new Semaphore(OPENED_AT_ONCE);
        for (int i = 0; i < count; i++) {
            opening.acquire();
            threads.execute(() -> watch(organiser, stream, opening));
        }
        opening.acquire(OPENED_AT_ONCE);
    }

    private void watch(SignedInUser organiser, String stream, Semaphore opening) {
        HttpResponse<Stream<String>> answer;
        try {
            answer = organiser.get(stream, BodyHandlers.ofLines());
        } catch (IOException failed) {
            broken.incrementAndGet();
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            opening.release();
        }
        try {
            if (answer.statusCode() == 200) {
                read(answer.body());
            } else {
                refused.merge(answer.statusCode(), 1, Integer::sum);
            }
        } catch (UncheckedIOException ended) {
            if (!over) {
                broken.incrementAndGet();
            }
        }
    }

    private void read(Stream<String> lines) {
        var known = new HashSet<String>();
        lines.filter(line -> line.startsWith("data:")).forEach(line -> {
            var now = clock.instant();
            var order = ORDER.matcher(line);
            if (order.find()) {
                for (var id : order.group(1).split(",", -1)) {
                    if (known.add(id)) {
                        shown.add(new Shown(id.replace("\"", ""), now));
                    }
                }
            }
        });
    }

    /** Whether each of them was there to the end. */
    boolean isComplete() {
        return refused.isEmpty() && broken.get() == 0;
    }

    /** @param checkins the time of each check-in of the measurement by its id */
    Map<String, Object> figures(Map<String, Instant> checkins) {
        var micros = new Histogram(SIGNIFICANT_DIGITS);
        for (var one : shown) {
            var at = checkins.get(one.id());
            if (at != null) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(
                        Math.max(Duration.between(at, one.at()).toNanos(), 0)));
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("streamsRefusedByStatus", Map.copyOf(refused));
        figures.put("streamsBroken", broken.get());
        figures.put("shown", micros.getTotalCount());
        figures.put("shownP50Ms", Figures.percentileMs(micros, 50));
        figures.put("shownP95Ms", Figures.percentileMs(micros, 95));
        figures.put("shownMaxMs", Figures.percentileMs(micros, 100));
        return figures;
    }

    /** The streams end with their server. */
    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
