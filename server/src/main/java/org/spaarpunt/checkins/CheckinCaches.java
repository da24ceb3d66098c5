package org.spaarpunt.checkins;

import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.codes.CodeCache;
import org.spaarpunt.counters.CounterCache;
import org.spaarpunt.counters.OrganiserPlaces;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.rights.Authorization;

/** The caches of the facts of a check-in that seldom change: events, their codes, and what users may do at counters. */
public record CheckinCaches(
        EventCache events,
        CodeCache codes,
        CounterCache counters,
        OrganiserPlaces places,
        Authorization authorization) {

    /**
     * Creates empty caches.
     *
     * @param staleness how long this server may use a value that was changed elsewhere
     */
    public static CheckinCaches of(Jdbi jdbi, Duration staleness, InstantSource clock) {
        var counters = new CounterCache(jdbi, staleness, clock);
        var places = new OrganiserPlaces(jdbi, counters, staleness, clock);
        return new CheckinCaches(
                new EventCache(jdbi, staleness, clock),
                new CodeCache(jdbi, staleness, clock),
                counters,
                places,
                new Authorization(counters, places));
    }

    /** Clears all caches, because something was changed on this server. */
    public void forget() {
        events.forget();
        codes.forget();
        counters.forget();
        places.forget();
    }
}
