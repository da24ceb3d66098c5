package org.spaarpunt.api4.checkins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spaarpunt.api4.checkins.CheckinAttempt.Result;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;

/** {@code POST /checkins} and {@code POST /checkins/batch}: checking people in at the events of an organiser. */
final class CheckinOperations {
    /** The most check-ins in one request. */
    static final int MAX_BATCH = 200;

    private static final String PREFER = "Prefer";
    private static final String MINIMAL = "return=minimal";

    private final CheckinAttempt attempt;
    private final CallerPlaces places;
    private final PassholderReader people;
    private final PassholderJson json;

    CheckinOperations(CheckinAttempt attempt, CallerPlaces places, PassholderReader people, PassholderJson json) {
        this.attempt = attempt;
        this.places = places;
        this.people = people;
        this.json = json;
    }

    Response create(JsonRequest request) {
        return request.body(PostedCheckin::read).answer(posted -> switch (attempt.make(
                request, posted, request.idempotency())) {
            case Result.Made made -> request.marked(Json.response(201, withPassholder(request, made)), made.replayed());
            case Result.NotMade(var problem) -> problem.response();
        });
    }

    /**
     * Decides each check-in by itself and answers them in their order. Those of different cards go to the desk
     * together, which writes them in one commit; those of one card are decided one after the other.
     */
    Response createAll(JsonRequest request) {
        return request.bodies(MAX_BATCH, PostedCheckin::read)
                .answer(all -> Json.ok(makeAll(request, all).stream()
                        .map(CheckinOperations::entry)
                        .toList()));
    }

    private List<Result> makeAll(JsonRequest request, List<PostedCheckin> all) {
        var keys = request.idempotency();
        var results = new Result[all.size()];
        var byCard = IntStream.range(0, all.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> all.get(i).cardText()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = byCard.values().stream()
                    .<Future<?>>map(ofCard -> threads.submit(() ->
                            ofCard.forEach(i -> results[i] = attempt.make(request, all.get(i), key(keys, i)))))
                    .toList();
            running.forEach(CheckinOperations::await);
        }
        return List.of(results);
    }

    private static Optional<IdempotentRequest> key(Optional<IdempotentRequest> ofAll, int position) {
        return ofAll.map(key -> key.ofAction(position + 1));
    }

    /** An outage of one is an outage of the request, which can be sent again. */
    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }

    private static Map<String, Object> entry(Result result) {
        var entry = new LinkedHashMap<String, Object>();
        switch (result) {
            case Result.Made made -> {
                entry.put("status", 201);
                entry.put("checkin", made.checkin());
                if (made.replayed()) {
                    entry.put("replayed", true);
                }
            }
            case Result.NotMade(var problem) -> {
                entry.put("status", problem.status());
                entry.put("problem", problem.body());
            }
        }
        return entry;
    }

    /** With the passholder, for a caller that may search them and did not ask for less. */
    private Map<String, Object> withPassholder(JsonRequest request, Result.Made made) {
        var asksForLess = request.sent().headers(PREFER).stream().anyMatch(MINIMAL::equals);
        if (!asksForLess && made.place().may(ApiPermission.PASSHOLDERS_SEARCH)) {
            var viewer = places.viewer(request.caller(), made.place());
            people.find(made.passholderId(), viewer, Pictures.WITHOUT)
                    .ifPresent(person -> made.checkin().put("passholder", json.one(person)));
        }
        return made.checkin();
    }
}
