package org.spaarpunt.api4.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spaarpunt.api4.json.CardSystemJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * {@code GET} and {@code PUT /events/{eventId}/card-systems}. An event takes part in the card systems of its organiser,
 * all of them: what was read may be sent back, and anything else is not offered.
 */
final class CardSystemOperations {
    private static final int MOST = 500;

    private final EventCache events;
    private final Organisers organisers;
    private final CardSystemList systems;
    private final CallerPlaces places;

    private record Wanted(int id, boolean enabled) {
        static Wanted read(Fields fields) {
            if (!fields.has("enabled")) {
                fields.wrong("enabled", "is required");
            }
            return new Wanted(
                    fields.wholeNumber("id", 0, Integer.MAX_VALUE),
                    fields.flag("enabled").orElse(false));
        }
    }

    CardSystemOperations(EventCache events, Organisers organisers, CardSystemList systems, CallerPlaces places) {
        this.events = events;
        this.organisers = organisers;
        this.systems = systems;
        this.places = places;
    }

    Response show(JsonRequest request) {
        return atEvent(
                request,
                event -> Json.ok(
                        of(event).stream().map(CardSystemOperations::json).toList()));
    }

    Response change(JsonRequest request) {
        return atEvent(
                request,
                event -> mayChange(request, event)
                        ? request.bodies(MOST, Wanted::read).answer(wanted -> change(event, wanted))
                        : CallerPlaces.forbidden(ApiPermission.EVENTS_UPDATE).response());
    }

    private boolean mayChange(JsonRequest request, Event event) {
        return places.at(event, ApiPermission.EVENTS_UPDATE, request.caller()).isPresent()
                || places.with(ApiPermission.EVENTS_UPDATE_ALL, request.caller())
                        .isPresent();
    }

    private Response change(Event event, List<Wanted> wanted) {
        var known = systems.all().stream().map(CardSystem::id).collect(Collectors.toSet());
        if (!known.containsAll(wanted.stream().map(system -> (long) system.id()).toList())) {
            return Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with one of these ids.")
                    .withStatus(400)
                    .response();
        }
        var enabled = wanted.stream()
                .filter(Wanted::enabled)
                .map(system -> (long) system.id())
                .collect(Collectors.toSet());
        var present = of(event).stream().map(CardSystem::id).collect(Collectors.toSet());
        return answer(enabled, present);
    }

    private static Response answer(Set<Long> enabled, Set<Long> present) {
        if (!present.containsAll(enabled)) {
            return Problem.of(
                            ProblemType.INVALID_CARD_SYSTEM,
                            "The organizer of the event does not take part in one of these card systems.")
                    .response();
        }
        return enabled.containsAll(present)
                ? Response.empty(204)
                : Problem.of(
                                ProblemType.NOT_OFFERED,
                                "An event takes part in all card systems of its organizer; none can be disabled.")
                        .response();
    }

    private List<CardSystem> of(Event event) {
        var organiser = event.organiser().id();
        return organisers.cardSystems(List.of(organiser)).getOrDefault(organiser, List.of());
    }

    private Response atEvent(JsonRequest request, Function<Event, Response> answer) {
        return events.findByEither(request.segment())
                .map(answer)
                .orElseGet(() -> Problem.of(ProblemType.EVENT_NOT_FOUND, "There is no event with this id.")
                        .response());
    }

    /** There are no distribution keys here, so none can be chosen. */
    private static Map<String, Object> json(CardSystem system) {
        var body = new LinkedHashMap<String, Object>(CardSystemJson.of(system));
        body.put("enabled", true);
        body.put("manualDistributionKeys", List.of());
        return body;
    }
}
