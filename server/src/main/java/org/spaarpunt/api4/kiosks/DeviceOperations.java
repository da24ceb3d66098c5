package org.spaarpunt.api4.kiosks;

import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.json.CheckinProblems;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceChanges.Outcome;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.visits.DeviceVisit;

/** What a device asks for itself, with the id that it chose as {@code x-custom-token}. */
final class DeviceOperations {
    private static final int LONGEST_ID = 200;

    private final KioskCaller kiosks;
    private final KioskJson json;
    private final DeviceVisit visits;
    private final EventCache events;
    private final CardReader cards;
    private final PointsInquiry points;

    DeviceOperations(KioskRoutes.Parts parts, KioskJson json) {
        this.kiosks = new KioskCaller(parts.devices());
        this.json = json;
        this.visits = parts.visits();
        this.events = parts.events();
        this.cards = parts.cards();
        this.points = parts.points();
    }

    /** {@code GET /kiosk-devices}. */
    Response show(JsonRequest request) {
        return kiosks.answer(request, device -> Json.ok(json.device(device, token(request))));
    }

    private static String token(JsonRequest request) {
        return request.sent().header("x-custom-token").orElse("");
    }

    /** {@code GET /kiosk-devices/events}: the event that was chosen for the device. */
    Response event(JsonRequest request) {
        return kiosks.answer(
                request,
                device -> device.connection()
                        .flatMap(connection -> events.find(connection.cdbid()))
                        .map(event -> Json.ok(json.event(
                                device,
                                event,
                                KioskCaller.actor(device, request),
                                request.arrival().at())))
                        .orElseGet(() -> noEvent("No event was chosen for the kiosk.")));
    }

    /** {@code PUT /kiosk-devices/events}. */
    Response choose(JsonRequest request) {
        return kiosks.answer(
                request,
                device -> request.body(fields -> fields.text("id", LONGEST_ID))
                        .answer(id -> events.findByEither(id)
                                .map(event -> choose(device, event))
                                .orElseGet(() -> CheckinProblems.eventNotFound().response())));
    }

    private Response choose(Device device, Event event) {
        return switch (kiosks.devices().changes().connectItself(device.key(), event)) {
            case Outcome.Done _ -> Response.empty(204);
            case Outcome.NotItsEvent _,
                    Outcome.UnknownEvent _,
                    Outcome.InUse _,
                    Outcome.NotAssigned _,
                    Outcome.NotTheOwner _,
                    Outcome.UnknownCounter _,
                    Outcome.UnknownDevice _ -> notAcceptable();
        };
    }

    static Response notAcceptable() {
        return Problem.of(
                        ProblemType.EVENT_NOT_ACCEPTABLE,
                        "None of the organizers that use the kiosk organises or hosts the event, or another uses it now.")
                .response();
    }

    /** {@code DELETE /kiosk-devices/events}: from now on the event is detected. */
    Response forget(JsonRequest request) {
        return kiosks.answer(request, device -> {
            kiosks.devices().changes().disconnectItself(device.key());
            return Response.empty(204);
        });
    }

    /** {@code GET /kiosk-devices/checkins}: the event at which the device checks people in now. */
    Response current(JsonRequest request) {
        return kiosks.answer(
                request,
                device -> visits.current(device)
                        .map(current -> Json.ok(json.event(
                                device,
                                current.event(),
                                KioskCaller.actor(device, request),
                                request.arrival().at())))
                        .orElseGet(() -> noEvent("No event of the kiosk accepts check-ins now.")));
    }

    /** {@code POST /kiosk-devices/checkins}. */
    Response checkIn(JsonRequest request) {
        return kiosks.answer(
                request,
                device -> request.body(fields -> fields.text("chipNumber", LONGEST_ID))
                        .answer(text -> ChipNumber.parse(text)
                                .map(chip -> checkIn(device, chip, request))
                                .orElseGet(() -> unknownPass().withStatus(400).response())));
    }

    private Response checkIn(Device device, CardReference card, JsonRequest request) {
        return visits.current(device)
                .map(current -> answer(visits.checkIn(device, current, card, request.idempotency()), request))
                .orElseGet(() -> CheckinProblems.eventNotFound().response());
    }

    private static Response answer(CheckinOutcome<Reason.AtCounter> outcome, JsonRequest request) {
        return switch (outcome) {
            case Granted<Reason.AtCounter> granted ->
                request.marked(
                        Json.ok(Map.of(
                                "newPoints", granted.savedPoints(),
                                "totalPoints", granted.holder().points())),
                        granted.isReplayed());
            case Refused<Reason.AtCounter>(var reason, var event, var _) ->
                problem(reason, event, request).response();
            case GrantedEarlier<Reason.AtCounter> _, KeyMisused<Reason.AtCounter> _ ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key was used for another request.")
                        .response();
        };
    }

    /** A device has types of its own for two reasons. */
    private static Problem problem(Reason.AtCounter reason, Optional<Event> event, JsonRequest request) {
        var problem = CheckinProblems.of(reason, event, request.arrival().at());
        if (reason == Reason.OfVisit.LIMIT_REACHED) {
            return problem.typed(ProblemType.MAXIMUM_REACHED);
        }
        return reason == Reason.OfVisit.CARD_BLOCKED ? problem.typed(ProblemType.CARD_BLOCKED) : problem;
    }

    /** {@code GET /kiosk-devices/chip-numbers/{chipNumber}}: the points of the card that was held against the device. */
    Response points(JsonRequest request) {
        return kiosks.answer(
                request,
                _ -> ChipNumber.parse(request.segment())
                        .flatMap(cards::find)
                        .map(card -> switch (points.ask(card.number())) {
                            case PointsInquiry.Answer.Points(int total) -> Json.ok(Map.of("totalPoints", total));
                            case PointsInquiry.Answer.Refused(var reason) ->
                                reason == Reason.OfVisit.CARD_BLOCKED
                                        ? Problem.of(ProblemType.CARD_BLOCKED, "The card is blocked.")
                                                .response()
                                        : unknownPass().response();
                        })
                        .orElseGet(() -> unknownPass().response()));
    }

    private static Problem unknownPass() {
        return Problem.of(ProblemType.PASSHOLDER_NOT_FOUND, "No passholder has a card with this chip number.");
    }

    private static Response noEvent(String detail) {
        return Problem.of(ProblemType.EVENT_NOT_FOUND, detail).response();
    }
}
