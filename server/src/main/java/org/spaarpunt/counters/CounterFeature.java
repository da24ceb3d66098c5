package org.spaarpunt.counters;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.AuditedTransaction;

/** Counters and their employees: the parts that read and change them. */
public record CounterFeature(EmployeeCounters workplaces, Employees employees, CounterSearch search, TermsOfUse terms) {

    /**
     * Creates the parts and connects them.
     *
     * @param directory is emptied at once when something is changed here
     */
    public static CounterFeature of(Jdbi jdbi, CounterCache directory, InstantSource clock) {
        return new CounterFeature(
                new EmployeeCounters(jdbi),
                new Employees(new AuditedTransaction(jdbi, clock, directory::forget)),
                new CounterSearch(jdbi),
                new TermsOfUse(jdbi, clock));
    }
}
