package org.spaarpunt.counters;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.AuditedTransaction;

/** What is kept about counters and the people there, each with its own questions and changes. */
public record CounterFeature(EmployeeCounters workplaces, Employees employees, CounterSearch search, TermsOfUse terms) {

    /**
     * Wires them.
     *
     * @param directory forgets at once what is changed here
     */
    public static CounterFeature of(Jdbi jdbi, CounterCache directory, InstantSource clock) {
        return new CounterFeature(
                new EmployeeCounters(jdbi),
                new Employees(new AuditedTransaction(jdbi, clock, directory::forget)),
                new CounterSearch(jdbi),
                new TermsOfUse(jdbi, clock));
    }
}
