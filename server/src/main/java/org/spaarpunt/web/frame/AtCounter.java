package org.spaarpunt.web.frame;

import java.util.Optional;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.lookups.Reader;
import org.spaarpunt.passholders.CounterEmployee;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.visits.Workplace;

/**
 * An employee at work on the pages of a counter. Pages act through the counter's own consumer, as an application of the
 * counter itself would.
 *
 * @param counter as the pages name it
 * @param employee with what the counter may do
 * @param actor the employee, as the audit log names it
 */
public record AtCounter(EmployeeCounter counter, Viewer.Employee employee, Actor actor) {
    /** The consumer key of the counter. */
    public String key() {
        return counter.consumerKey();
    }

    /** The path of a page of this counter. */
    public String path(String... below) {
        return SiteMap.counter(key(), below);
    }

    /** Whether the counter may do this in any card system. */
    public boolean may(CounterAction action) {
        return employee.counter().counterMay(action);
    }

    public boolean isAdmin() {
        return employee.counter().isAdmin();
    }

    public Workplace workplace() {
        return new Workplace(employee, key());
    }

    /** The employee, as one that writes something about a passholder. */
    public CounterEmployee writer() {
        return new CounterEmployee(employee.counter(), employee.user().uid(), actor);
    }

    /**
     * A look-up by a number that was typed or read here.
     *
     * @param page which looks it up, in the words of its route
     */
    public Inquiry inquiry(String page) {
        var where = new Reader.Counter(employee.counter().counterId(), key());
        var reader = new Reader(
                employee.application().key(), Optional.of(employee.user().uid()), Optional.of(where), actor);
        return new Inquiry(employee, reader, page);
    }
}
