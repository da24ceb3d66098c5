package org.spaarpunt.counters;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.AuditedTransaction;

/** Counters and their employees: the parts that read and change them. */
public record CounterFeature(
        EmployeeCounters workplaces,
        Employees employees,
        CounterSearch search,
        OrganiserList organisers,
        Agents agents,
        CardSystemCities cities,
        TermsOfUse terms) {

    /**
     * Creates the parts and connects them.
     *
     * @param forget empties the caches at once when something is changed here
     */
    public static CounterFeature of(Jdbi jdbi, Runnable forget, InstantSource clock) {
        var transaction = new AuditedTransaction(jdbi, clock, forget);
        return new CounterFeature(
                new EmployeeCounters(jdbi),
                new Employees(transaction),
                new CounterSearch(jdbi),
                new OrganiserList(jdbi),
                new Agents(transaction),
                new CardSystemCities(jdbi),
                new TermsOfUse(jdbi, clock));
    }
}
