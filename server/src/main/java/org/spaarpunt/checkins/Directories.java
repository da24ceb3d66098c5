package org.spaarpunt.checkins;

import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.codes.CodeDirectory;
import org.spaarpunt.counters.CounterDirectory;
import org.spaarpunt.events.EventDirectory;
import org.spaarpunt.rights.Gate;

/** Where the facts of a check-in come from that seldom change: events, their codes, and who may do what at which counter. */
public record Directories(EventDirectory events, CodeDirectory codes, CounterDirectory counters, Gate gate) {

    /**
     * Directories that remember.
     *
     * @param staleness how long this server may go on using what was changed elsewhere
     */
    public static Directories of(Jdbi jdbi, Duration staleness, InstantSource clock) {
        var counters = new CounterDirectory(jdbi, staleness, clock);
        return new Directories(
                new EventDirectory(jdbi, staleness, clock),
                new CodeDirectory(jdbi, staleness, clock),
                counters,
                new Gate(counters));
    }

    /** Looks everything up anew: something was changed here. */
    public void forget() {
        events.forget();
        codes.forget();
        counters.forget();
    }
}
