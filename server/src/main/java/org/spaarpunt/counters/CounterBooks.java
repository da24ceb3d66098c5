package org.spaarpunt.counters;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What is kept about counters and the people there, each with its own questions and changes. */
public record CounterBooks(Workplaces workplaces, Staff staff, CounterSearch search, TermsOfUse terms) {

    /**
     * Wires them.
     *
     * @param directory forgets at once what is changed here
     */
    public static CounterBooks of(Jdbi jdbi, CounterDirectory directory, InstantSource clock) {
        return new CounterBooks(
                new Workplaces(jdbi),
                new Staff(jdbi, clock, directory::forget),
                new CounterSearch(jdbi),
                new TermsOfUse(jdbi, clock));
    }
}
