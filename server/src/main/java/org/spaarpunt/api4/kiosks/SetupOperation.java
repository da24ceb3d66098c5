package org.spaarpunt.api4.kiosks;

import java.time.Duration;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.devices.DeviceSetup;
import org.spaarpunt.devices.DeviceSetup.Outcome;
import org.spaarpunt.http.Response;

/** {@code PUT /kiosk-devices/setup}: a device becomes known by a code, and by an id of its own choice from then on. */
final class SetupOperation {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 100;

    private final DeviceSetup setup;
    private final KioskJson json;

    private record Posted(String name, String deviceId) {
        static Posted read(Fields fields) {
            return new Posted(fields.text("name", LONGEST_NAME), fields.text("deviceId", LONGEST_ID));
        }
    }

    SetupOperation(DeviceSetup setup, KioskJson json) {
        this.setup = setup;
        this.json = json;
    }

    Response setUp(JsonRequest request) {
        return request.caller() instanceof ApiCaller.WithCustomToken(var code)
                ? request.body(Posted::read).answer(posted -> setUp(code, posted, request))
                : KioskCaller.unauthorized();
    }

    private Response setUp(String code, Posted posted, JsonRequest request) {
        return switch (setup.setUp(
                code, posted.name(), posted.deviceId(), request.arrival().from())) {
            case Outcome.Done(var device) -> Json.ok(json.device(device, posted.deviceId()));
            case Outcome.UnknownDevice _ ->
                Problem.of(ProblemType.KIOSK_NOT_FOUND, "No kiosk of this name waits for this configuration code.")
                        .response();
            case Outcome.SetUpAlready _ ->
                Problem.of(ProblemType.KIOSK_ALREADY_CONFIGURED, "The configuration code was used already.")
                        .response();
            case Outcome.IdInUse _ ->
                Problem.of(ProblemType.KIOSK_DEVICE_ALREADY_IN_USE, "Another kiosk has this deviceId.")
                        .response();
            case Outcome.MalformedId _ ->
                Problem.of(ProblemType.BODY_INVALID_DATA, "The deviceId must be a UUID.")
                        .response();
            case Outcome.TriedTooOften(var freeAt) ->
                Problem.of(ProblemType.RATE_LIMITED, "Too many tries from this address.")
                        .response()
                        .with(
                                "Retry-After",
                                String.valueOf(
                                        Duration.between(request.arrival().at(), freeAt)
                                                        .toSeconds()
                                                + 1));
        };
    }
}
