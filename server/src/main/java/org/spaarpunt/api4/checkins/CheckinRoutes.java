package org.spaarpunt.api4.checkins;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.events.EventCache;

/** The operations about check-ins. */
public final class CheckinRoutes {
    private CheckinRoutes() {}

    /** All of them. */
    public static List<Operation> all(
            CheckinDesk desk, CheckinFeature feature, EventCache events, CallerPlaces places) {
        var checkins = new CheckinOperations(desk, events, feature.undo(), places);
        var status = new StatusOperation(events, feature.outlook(), places);
        return List.of(
                Operation.post("/checkins", WITH_TOKEN, checkins::create),
                Operation.delete("/checkins/{checkinId}", WITH_TOKEN, checkins::delete),
                Operation.get("/checkin-status", WITH_TOKEN, status::show));
    }
}
