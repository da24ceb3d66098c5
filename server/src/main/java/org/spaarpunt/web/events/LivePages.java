package org.spaarpunt.web.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.spaarpunt.checkins.CheckinFeed;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.StreamedBody;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.web.events.VisitedEvents.Visited;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The check-ins at an event as they come in: a page, and a stream of server-sent events that keeps it current. Each
 * message of the stream names the check-ins that are shown, with those that the browser does not have yet.
 */
record LivePages(VisitedEvents visited, CheckinFeed feed, RandomGenerator random) {
    /** Seconds until the page is loaded again where no script runs. */
    static final int RELOAD_SECONDS = 15;

    /** A proxy that sees nothing for a minute may take the connection for dead. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Without a first message by then the database is away: the browser asks again. */
    private static final Duration FIRST_BY = Duration.ofSeconds(5);

    /** A browser whose stream ended asks again after a time between these: many do not ask at once. */
    private static final int EARLIEST_RETRY_MS = 1_000;

    private static final int LATEST_RETRY_MS = 6_000;

    /** After this time the browser asks anew, and is refused if its user may no longer see the check-ins. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A check-in may be seen this much later than its own time says: its commit waited for the disk. */
    private static final Duration LATENESS = Duration.ofSeconds(10);

    private static final String SINCE = "since";
    private static final String EVENT_STREAM = "text/event-stream";

    /**
     * The page.
     *
     * @param since identifies what it shows, for the stream
     */
    record Live(Visited visited, long total, List<FoundCheckin> newest, String since) {
        boolean isLonger() {
            return total > newest.size();
        }
    }

    Response show(PageRequest request) {
        return visited.on(
                request,
                one -> one.access()
                        .checkins(one.event())
                        .map(reading -> page(request, one, reading))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request)));
    }

    private Response page(PageRequest request, Visited one, CheckinReading.Granted reading) {
        var state = feed.now(one.event().id());
        var newest = state.seenBy(reading.viewer());
        var live = new Live(one, state.total(), newest, position(newest));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteliveGenerated.render(output, interceptor, frame, live));
    }

    /** Sends what the browser does not have, and then every change. */
    Response stream(PageRequest request) {
        return visited.on(
                request,
                one -> one.access()
                        .checkins(one.event())
                        .map(reading -> request.policy()
                                .on(Response.streaming(EVENT_STREAM, sink -> send(request, one, reading, sink)), ""))
                        .orElseGet(() -> Notices.NOT_FOUND.to(request)));
    }

    private void send(PageRequest request, Visited one, CheckinReading.Granted reading, StreamedBody.Sink sink)
            throws InterruptedException {
        try (var watch = feed.watch(one.event().id())) {
            sink.send("retry: " + random.nextInt(EARLIEST_RETRY_MS, LATEST_RETRY_MS) + "\n\n");
            var first = watch.first(FIRST_BY);
            if (first.isPresent()) {
                var since = since(request);
                var seen = first.get().seenBy(reading.viewer());
                var missed = missing(seen, checkin -> checkin.at().isAfter(since));
                sink.send(message(request, first.get().total(), seen, missed));
                follow(request, watch, first.get(), reading.viewer(), sink);
            }
        }
    }

    private static void follow(
            PageRequest request,
            CheckinFeed.Watch watch,
            CheckinFeed.State first,
            Viewer viewer,
            StreamedBody.Sink sink)
            throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        var shown = first;
        while (System.nanoTime() < end) {
            var next = watch.next(shown, HEARTBEAT);
            if (next.isEmpty()) {
                sink.send(": still here\n\n");
                continue;
            }
            var known = ids(shown.seenBy(viewer));
            shown = next.get();
            var seen = shown.seenBy(viewer);
            sink.send(message(request, shown.total(), seen, missing(seen, checkin -> !known.contains(checkin.id()))));
        }
    }

    /** The time up to which the browser has everything. */
    private static Instant since(PageRequest request) {
        return request.request()
                .header("Last-Event-ID")
                .or(() -> request.query().firstFilled(SINCE))
                .flatMap(LivePages::moment)
                .orElse(Instant.EPOCH);
    }

    private static List<FoundCheckin> missing(List<FoundCheckin> seen, Predicate<FoundCheckin> isMissing) {
        return seen.stream().filter(isMissing).toList();
    }

    private static Set<String> ids(List<FoundCheckin> checkins) {
        return checkins.stream().map(FoundCheckin::id).collect(Collectors.toSet());
    }

    /** @param missing those of the check-ins that the browser does not have */
    private static String message(
            PageRequest request, long total, List<FoundCheckin> seen, List<FoundCheckin> missing) {
        var document = JsonNodeFactory.instance.objectNode().put("count", total);
        var order = document.putArray("order");
        seen.forEach(checkin -> order.add(checkin.id()));
        var rows = document.putObject("rows");
        missing.forEach(checkin -> rows.put(
                checkin.id(),
                PageRenderer.fragment(
                        request,
                        (output, interceptor, frame) ->
                                JtecheckinGenerated.render(output, interceptor, frame, checkin))));
        return "id: " + position(seen) + "\nevent: checkins\ndata: " + document + "\n\n";
    }

    /** The time up to which a browser that has these check-ins has all of them. */
    private static String position(List<FoundCheckin> newest) {
        return newest.isEmpty()
                ? "0"
                : String.valueOf(ChronoUnit.MICROS.between(
                        Instant.EPOCH, newest.getFirst().at().minus(LATENESS)));
    }

    private static Optional<Instant> moment(String position) {
        try {
            return Optional.of(Instant.EPOCH.plus(Long.parseLong(position), ChronoUnit.MICROS));
        } catch (NumberFormatException | ArithmeticException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
