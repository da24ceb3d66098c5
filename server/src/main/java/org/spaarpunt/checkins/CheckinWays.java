package org.spaarpunt.checkins;

import java.util.List;
import org.spaarpunt.storage.Conditions;

/**
 * The ways to the check-ins that a search finds. Each reads one index, that of the requirement that leads, and checks
 * the others: a plan that combines indexes collects everything before it gives the first row.
 *
 * @param counted together they find each check-in once
 * @param few finds all of them, where they are few enough to be sorted
 * @param many finds them in the order of time, where there are so many that the first are soon found
 */
record CheckinWays(List<Conditions> counted, Conditions few, Conditions many) {
    CheckinWays {
        counted = List.copyOf(counted);
    }

    static CheckinWays none() {
        return new CheckinWays(List.of(), new Conditions(), new Conditions());
    }

    /** One whose index has the order of time, or that leads to few. */
    static CheckinWays one(Conditions way) {
        return new CheckinWays(List.of(way), way, way);
    }

    static CheckinWays of(Conditions few, Conditions many) {
        return new CheckinWays(List.of(few), few, many);
    }
}
