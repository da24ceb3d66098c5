package org.spaarpunt.checkins;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.passes.CardReader;

/**
 * Looking up events and past check-ins, predicting the outcome of a check-in, and undoing one.
 *
 * @param checkins for reports and other programs; what it finds may be a few seconds old
 * @param recent for those who have just checked a passholder in
 */
public record CheckinFeature(
        EventSearch events,
        CheckinOutlook outlook,
        CheckinSearch checkins,
        CheckinSearch recent,
        CheckinUndo undo,
        CheckinNumbers numbers,
        Organisers actors,
        CardReader cards) {
    public static CheckinFeature of(Jdbi jdbi, Jdbi reading, CheckinCaches caches, InstantSource clock) {
        return new CheckinFeature(
                new EventSearch(jdbi),
                new CheckinOutlook(jdbi, caches, clock),
                new CheckinSearch(jdbi, reading),
                new CheckinSearch(jdbi, jdbi),
                new CheckinUndo(jdbi, clock),
                new CheckinNumbers(reading),
                new Organisers(jdbi),
                new CardReader(jdbi));
    }
}
