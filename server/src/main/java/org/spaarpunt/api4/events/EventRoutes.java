package org.spaarpunt.api4.events;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.events.EventRegister;

/** The operations about the settings of events. */
public final class EventRoutes {
    private EventRoutes() {}

    /** All of them. */
    public static List<Operation> all(EventCache events, EventRegister register, CallerPlaces places) {
        var settings = new SettingsOperations(events, register, places);
        return List.of(
                Operation.get("/events/{eventId}/settings", WITH_TOKEN, settings::show),
                Operation.put("/events/{eventId}/settings", WITH_TOKEN, settings::change));
    }
}
