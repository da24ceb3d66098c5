package org.spaarpunt.api3.devices;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.rights.Right;

/** The calls about check-in devices. */
public final class DeviceRoutes {
    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right ADMIN = new Right.AdminAt();

    private static final CallParameters COUNTER = CallParameters.optional(ApiRequest.COUNTER_KEY);
    private static final CallParameters DEVICE =
            CallParameters.required(DeviceCalls.DEVICE).andOptional(ApiRequest.COUNTER_KEY);

    private DeviceRoutes() {}

    public static List<Route> all(DeviceFeature feature) {
        var devices = new DeviceCalls(feature);
        return List.of(
                get("/uitpas/cid/list", EMPLOYEE, COUNTER, devices::list),
                get("/uitpas/cid/{cidConsumerKey}", EMPLOYEE, COUNTER, devices::read),
                post("/uitpas/cid/connect", EMPLOYEE, DEVICE.andOptional(DeviceCalls.CDBID), devices::connect),
                post(
                        "/uitpas/cid/update",
                        ADMIN,
                        DEVICE.andOptional(DeviceCalls.NAME, DeviceCalls.STATUS).andRepeated(DeviceCalls.COUNTERS),
                        devices::update));
    }
}
