package org.spaarpunt.api4.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.events.ApiEventId;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.events.EventRegister;
import org.spaarpunt.events.EventTerms;
import org.spaarpunt.events.EventVersion;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.http.Response;

/** {@code GET} and {@code PUT /events/{eventId}/settings}: the points of a check-in, and how often one may check in. */
final class SettingsOperations {
    private static final List<LimitPeriod> PERIODS = List.of(LimitPeriod.values());

    private final EventCache events;
    private final EventRegister register;
    private final CallerPlaces places;

    /** The limit is absent if there is none; limits of tickets are not offered here, and ignored. */
    private record Settings(int points, Optional<CheckinLimit> limit) {
        static Settings read(Fields fields) {
            return new Settings(
                    fields.wholeNumber("checkinPoints", 1, EventTerms.MAX_POINTS),
                    fields.object("checkinLimit").map(Settings::limit));
        }

        private static CheckinLimit limit(Fields fields) {
            int volume = fields.wholeNumber("volume", 1, EventTerms.MAX_VOLUME);
            if (!fields.has("periodType")) {
                fields.wrong("periodType", "is required");
            }
            return new CheckinLimit(volume, fields.choice("periodType", PERIODS).orElse(LimitPeriod.ABSOLUTE));
        }
    }

    SettingsOperations(EventCache events, EventRegister register, CallerPlaces places) {
        this.events = events;
        this.register = register;
        this.places = places;
    }

    Response show(JsonRequest request) {
        return atEvent(
                request,
                ApiPermission.EVENT_SETTINGS_READ,
                ApiPermission.EVENT_SETTINGS_READ_ALL,
                event -> Json.ok(body(event)));
    }

    Response change(JsonRequest request) {
        return atEvent(
                request,
                ApiPermission.EVENT_SETTINGS_UPDATE,
                ApiPermission.EVENT_SETTINGS_UPDATE_ALL,
                event -> request.body(Settings::read).answer(settings -> change(request, event, settings)));
    }

    /** A settings object replaces the whole, so that the version it is based on is the one that is read here. */
    private Response change(JsonRequest request, Event event, Settings settings) {
        var present = register.find(event.cdbid());
        if (present.isEmpty()) {
            return unknown();
        }
        var terms = new EventTerms(
                settings.points(),
                settings.limit(),
                present.get().event().schedule().margins());
        var outcome =
                register.change(CallerPlaces.actor(request), event.cdbid(), terms, EventVersion.of(present.get()));
        return switch (outcome) {
            case Outcome.Done<?> _, Outcome.Unchanged<?> _ -> Response.empty(204);
            case Outcome.Unknown<?> _ -> unknown();
            case Outcome.Refused<?> _, Outcome.Rejected<?> _, Outcome.Ambiguous<?> _ ->
                Problem.of(
                                ProblemType.UNAVAILABLE,
                                "The event was changed at the same moment; send the settings again.")
                        .response();
        };
    }

    private Response atEvent(
            JsonRequest request, ApiPermission here, ApiPermission everywhere, Function<Event, Response> answer) {
        var caller = request.caller();
        var event = events.findByEither(request.segment());
        if (event.isEmpty()) {
            return unknown();
        }
        boolean may = places.at(event.get(), here, caller).isPresent()
                || places.with(everywhere, caller).isPresent();
        return may ? answer.apply(event.get()) : CallerPlaces.forbidden(here).response();
    }

    private static Object body(Event event) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", ApiEventId.of(event.cdbid()));
        body.put("checkinPoints", event.terms().points());
        event.limit().ifPresent(limit -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("volume", limit.volume());
            json.put("periodType", limit.period().name());
            body.put("checkinLimit", json);
        });
        return body;
    }

    private static Response unknown() {
        return Problem.of(ProblemType.EVENT_NOT_FOUND, "There is no event with this id.")
                .response();
    }
}
