package org.spaarpunt.web.events;

import java.util.function.Function;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventRegister;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.EventAccess;
import org.spaarpunt.web.frame.AtEvents;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.wiring.Features;

/** Finds the event that a page is about, and what its user may do with events. */
record VisitedEvents(Features features) {

    /** An event that the user may see. */
    record Visited(EventRegister.Details details, EventAccess access) {
        Event event() {
            return details.event();
        }

        String path(String... below) {
            return EventRoutes.pathOf(event().cdbid(), below);
        }

        boolean mayChange() {
            return access.changes(event());
        }

        boolean mayMakeCodes() {
            return access.makesCodes(event());
        }

        boolean mayReadCheckins() {
            return access.checkins(event()).isPresent();
        }
    }

    EventAccess access(PageRequest request) {
        return AtEvents.of(request, features);
    }

    /** The answer about the event in the address; an event that the user may not see is not found. */
    Response on(PageRequest request, Function<Visited, Response> answer) {
        return on(request, request.segment(), answer);
    }

    /** The same for an address with the id that either protocol shows. */
    Response onEither(PageRequest request, Function<Visited, Response> answer) {
        return features.caches()
                .events()
                .findByEither(request.segment())
                .map(event -> on(request, event.cdbid(), answer))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response on(PageRequest request, String cdbid, Function<Visited, Response> answer) {
        var access = access(request);
        return features.events()
                .register()
                .find(cdbid)
                .filter(details -> access.sees(details.event()))
                .map(details -> answer.apply(new Visited(details, access)))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }
}
