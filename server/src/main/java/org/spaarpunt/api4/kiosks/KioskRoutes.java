package org.spaarpunt.api4.kiosks;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.DayCodes;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.visits.DeviceVisit;

/** The operations about check-in devices, and those of the devices themselves. */
public final class KioskRoutes {
    private static final Set<TokenKind> OF_DEVICE = Set.of(TokenKind.DEVICE);

    private static final String EVENT = "/kiosks/{kioskId}/fixed-event";
    private static final String CHOSEN = "/kiosk-devices/events";
    private static final String CHECKINS = "/kiosk-devices/checkins";

    private KioskRoutes() {}

    /** What they need. */
    public record Parts(
            DeviceFeature devices,
            DeviceVisit visits,
            EventCache events,
            Organisers organisers,
            DayCodes codes,
            CardReader cards,
            PointsInquiry points) {}

    /** All of them. */
    public static List<Operation> all(Parts parts, CallerPlaces places) {
        var json = new KioskJson(parts.organisers(), parts.codes());
        var kiosks = new KioskOperations(parts, json, places);
        var setup = new SetupOperation(parts.devices().setup(), json);
        var device = new DeviceOperations(parts, json);
        return List.of(
                Operation.get("/kiosks", WITH_TOKEN, kiosks::list),
                Operation.get(EVENT, WITH_TOKEN, kiosks::event),
                Operation.put(EVENT, WITH_TOKEN, kiosks::choose),
                Operation.delete(EVENT, WITH_TOKEN, kiosks::forget),
                Operation.post("/kiosks/{kioskId}/setup-code", WITH_TOKEN, kiosks::makeCode),
                Operation.put("/kiosk-devices/setup", OF_DEVICE, setup::setUp),
                Operation.get("/kiosk-devices", OF_DEVICE, device::show),
                Operation.get(CHOSEN, OF_DEVICE, device::event),
                Operation.put(CHOSEN, OF_DEVICE, device::choose),
                Operation.delete(CHOSEN, OF_DEVICE, device::forget),
                Operation.get(CHECKINS, OF_DEVICE, device::current),
                Operation.post(CHECKINS, OF_DEVICE, device::checkIn),
                Operation.get("/kiosk-devices/chip-numbers/{chipNumber}", OF_DEVICE, device::points));
    }
}
