package org.spaarpunt.checkins;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.counters.Actors;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.passes.CardDirectory;

/** What can be looked up about activities and past check-ins, and taken back of them. */
public record ActivityBooks(
        EventSearch events,
        CheckinOutlook outlook,
        CheckinSearch checkins,
        CheckinUndo undo,
        Actors actors,
        CardDirectory cards) {
    public static ActivityBooks of(Jdbi jdbi, Directories directories, InstantSource clock) {
        return new ActivityBooks(
                new EventSearch(jdbi),
                new CheckinOutlook(jdbi, directories, clock),
                new CheckinSearch(jdbi),
                new CheckinUndo(jdbi, clock),
                new Actors(jdbi),
                new CardDirectory(jdbi));
    }
}
