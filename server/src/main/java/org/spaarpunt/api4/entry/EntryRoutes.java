package org.spaarpunt.api4.entry;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.events.EventSearch;

/** The operations of UiTdatabank that clients use; whatever token they send, what is there is public. */
public final class EntryRoutes {
    private static final Set<TokenKind> ANYBODY = Set.copyOf(EnumSet.of(TokenKind.NONE));

    private EntryRoutes() {}

    /** All of them. */
    public static List<Operation> all(EventCache events, EventSearch search, OrganiserList organisers) {
        var entry = new EntryOperations(events, search, organisers);
        return List.of(
                Operation.get("/search/events", ANYBODY, entry::search),
                Operation.get("/search/organizers/{organizerId}", ANYBODY, entry::organizer),
                Operation.get("/entry/events/{eventId}", ANYBODY, entry::event),
                Operation.get("/entry/organizers/{organizerId}", ANYBODY, entry::organizer));
    }
}
