package org.spaarpunt.checkins;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.passes.CardReader;

/** Looking up events and past check-ins, predicting the outcome of a check-in, and undoing one. */
public record CheckinFeature(
        EventSearch events,
        CheckinOutlook outlook,
        CheckinSearch checkins,
        CheckinUndo undo,
        CheckinNumbers numbers,
        Organisers actors,
        CardReader cards) {
    public static CheckinFeature of(Jdbi jdbi, CheckinCaches caches, InstantSource clock) {
        return new CheckinFeature(
                new EventSearch(jdbi),
                new CheckinOutlook(jdbi, caches, clock),
                new CheckinSearch(jdbi),
                new CheckinUndo(jdbi, clock),
                new CheckinNumbers(jdbi),
                new Organisers(jdbi),
                new CardReader(jdbi));
    }
}
