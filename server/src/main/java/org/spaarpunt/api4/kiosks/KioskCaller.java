package org.spaarpunt.api4.kiosks;

import java.util.function.Function;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.http.Response;

/** Finds the device that calls, by the id that it chose when it was set up. */
record KioskCaller(DeviceFeature devices) {

    /** The answer to a device that is in use. */
    Response answer(JsonRequest request, Function<Device, Response> call) {
        if (!(request.caller() instanceof ApiCaller.WithCustomToken(var id))) {
            return unauthorized();
        }
        var found = devices.setup().find(id);
        if (found.isEmpty()) {
            return unauthorized();
        }
        var device = found.get();
        devices.sightings().seen(device);
        return device.status() == Device.Status.ACTIVE
                ? call.apply(device)
                : Problem.of(ProblemType.FORBIDDEN, "The kiosk is blocked.")
                        .with("reason", "KIOSK_BLOCKED")
                        .response();
    }

    static Response unauthorized() {
        return Problem.of(ProblemType.UNAUTHORIZED, "The x-custom-token is not that of a kiosk.")
                .response();
    }

    /** The device, as the audit log names it. */
    static Actor actor(Device device, JsonRequest request) {
        return new Actor.Application(device.key(), request.arrival().from().getHostAddress());
    }
}
