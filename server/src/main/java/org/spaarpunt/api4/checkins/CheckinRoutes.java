package org.spaarpunt.api4.checkins;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.passholders.PassholderReader;

/** The operations about check-ins. */
public final class CheckinRoutes {
    private CheckinRoutes() {}

    /**
     * What they need.
     *
     * @param people are shown with their check-ins
     */
    public record Parts(
            CheckinDesk desk,
            CheckinFeature checkins,
            EventCache events,
            PassholderReader people,
            PassholderJson json,
            CallerPlaces places) {}

    /** All of them. */
    public static List<Operation> all(Parts parts) {
        var places = parts.places();
        var events = parts.events();
        var attempt = new CheckinAttempt(parts.desk(), events, places);
        var checkins = new CheckinOperations(attempt, places, parts.people(), parts.json());
        var search = new SearchOperation(parts.checkins().checkins(), events, places);
        var undo = new UndoOperation(parts.checkins().undo(), places);
        var status = new StatusOperation(events, parts.checkins().outlook(), places);
        return List.of(
                Operation.post("/checkins", WITH_TOKEN, checkins::create).keepingOutcomes(),
                Operation.post("/checkins/batch", WITH_TOKEN, checkins::createAll)
                        .keepingOutcomes(),
                Operation.get("/checkins", WITH_TOKEN, search::find),
                Operation.delete("/checkins/{checkinId}", WITH_TOKEN, undo::delete),
                Operation.get("/checkin-status", WITH_TOKEN, status::show));
    }
}
