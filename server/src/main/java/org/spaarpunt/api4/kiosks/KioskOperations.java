package org.spaarpunt.api4.kiosks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.spaarpunt.api4.json.CheckinProblems;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceChanges.Outcome;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.devices.DeviceSetup;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;

/** What the admins of an organiser do with the devices that it owns or uses. */
final class KioskOperations {
    private static final int LONGEST_ID = 200;

    private final DeviceFeature devices;
    private final EventCache events;
    private final KioskJson json;
    private final CallerPlaces places;

    KioskOperations(KioskRoutes.Parts parts, KioskJson json, CallerPlaces places) {
        this.devices = parts.devices();
        this.events = parts.events();
        this.json = json;
        this.places = places;
    }

    private record Asked(Optional<String> organiserId, Slice slice) {}

    /** {@code GET /kiosks}: those in use. */
    Response list(JsonRequest request) {
        return request.query(query -> new Asked(query.text("organizerId", "organiserId"), query.slice()))
                .answer(asked -> list(asked, request));
    }

    private Response list(Asked asked, JsonRequest request) {
        var here = places.all(asked.organiserId(), ApiPermission.KIOSKS_READ, request.caller());
        if (here.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.KIOSKS_READ).response();
        }
        var found = new LinkedHashMap<String, Device>();
        for (var place : here) {
            devices.reader().of(place.access().counterId()).stream()
                    .filter(device -> device.status() == Device.Status.ACTIVE)
                    .forEach(device -> found.putIfAbsent(device.key(), device));
        }
        var shown = found.values().stream()
                .skip(asked.slice().start())
                .limit(asked.slice().limit())
                .map(device -> json.device(device, device.key()))
                .toList();
        return Json.ok(Slice.page(found.size(), shown));
    }

    /** {@code GET /kiosks/{kioskId}/fixed-event}. */
    Response event(JsonRequest request) {
        return of(
                request,
                ApiPermission.KIOSKS_READ,
                (device, _) -> device.connection()
                        .flatMap(connection -> events.find(connection.cdbid()))
                        .map(event -> Json.ok(json.event(
                                device,
                                event,
                                CallerPlaces.actor(request),
                                request.arrival().at())))
                        .orElseGet(KioskOperations::noEvent));
    }

    /** {@code PUT /kiosks/{kioskId}/fixed-event}. */
    Response choose(JsonRequest request) {
        return of(
                request,
                ApiPermission.KIOSKS_WRITE,
                (device, here) -> request.body(fields -> fields.text("id", LONGEST_ID))
                        .answer(id -> events.findByEither(id)
                                .map(event -> choose(device, event, here, request))
                                .orElseGet(() -> CheckinProblems.eventNotFound().response())));
    }

    private Response choose(Device device, Event event, List<OrganiserPlace> here, JsonRequest request) {
        return here.stream()
                .filter(place ->
                        place.access().organisationId().filter(event::involves).isPresent())
                .findFirst()
                .map(place -> answer(devices.changes()
                        .connect(device.key(), place.access(), event.cdbid(), CallerPlaces.actor(request))))
                .orElseGet(DeviceOperations::notAcceptable);
    }

    /** {@code DELETE /kiosks/{kioskId}/fixed-event}. */
    Response forget(JsonRequest request) {
        return of(
                request,
                ApiPermission.KIOSKS_WRITE,
                (device, here) -> device.connection().isEmpty()
                        ? noEvent()
                        : answer(devices.changes()
                                .disconnect(device.key(), here.getFirst().access())));
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Response.empty(204);
            case Outcome.UnknownDevice _, Outcome.UnknownCounter _ -> unknown();
            case Outcome.UnknownEvent _, Outcome.NotItsEvent _ -> DeviceOperations.notAcceptable();
            case Outcome.InUse _ -> forbidden("KIOSK_IN_USE");
            case Outcome.NotAssigned _ -> forbidden("KIOSK_NOT_ASSIGNED");
            case Outcome.NotTheOwner _ -> forbidden("NOT_THE_OWNER");
        };
    }

    private static Response forbidden(String reason) {
        return CallerPlaces.forbidden(ApiPermission.KIOSKS_WRITE)
                .with("reason", reason)
                .response();
    }

    /**
     * {@code POST /kiosks/{kioskId}/setup-code}, which is beyond the public description: the configuration code that the
     * device is to be set up with. Only the admins of its owner make one.
     */
    Response makeCode(JsonRequest request) {
        return of(request, ApiPermission.KIOSKS_WRITE, (device, here) -> {
            var owner = here.stream()
                    .filter(place -> device.isOwnedBy(place.access().counterId()))
                    .findFirst()
                    .orElse(here.getFirst());
            return switch (devices.setup().makeCode(device.key(), owner.access(), CallerPlaces.actor(request))) {
                case DeviceSetup.NewCode.Made(var code, var endsAt) -> {
                    var body = new LinkedHashMap<String, Object>();
                    body.put("name", device.name());
                    body.put("code", code);
                    body.put("validUntil", Json.time(endsAt));
                    yield Json.response(201, body);
                }
                case DeviceSetup.NewCode.Refused(var why) -> answer(why);
            };
        });
    }

    /** The answer about a device of the caller's organisers; any other is not found. */
    private Response of(
            JsonRequest request, ApiPermission permission, BiFunction<Device, List<OrganiserPlace>, Response> answer) {
        var all = places.all(Optional.empty(), permission, request.caller());
        if (all.isEmpty()) {
            return CallerPlaces.forbidden(permission).response();
        }
        var found = devices.reader().find(request.segment());
        var here = new ArrayList<OrganiserPlace>();
        found.ifPresent(device -> all.stream()
                .filter(place -> device.concerns(place.access().counterId()))
                .forEach(here::add));
        return here.isEmpty() ? unknown() : answer.apply(found.orElseThrow(), here);
    }

    private static Response unknown() {
        return Problem.of(ProblemType.URL_NOT_FOUND, "There is no kiosk with this id among the caller's.")
                .response();
    }

    private static Response noEvent() {
        return Problem.of(ProblemType.EVENT_NOT_FOUND, "No event was chosen for the kiosk; it detects one.")
                .response();
    }
}
