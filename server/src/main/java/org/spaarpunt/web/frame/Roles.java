package org.spaarpunt.web.frame;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.EmployeeCounter;

/**
 * What a user is here besides an administrator: decides which parts of the site are offered, and opens none of them.
 *
 * @param counters where the user works, by name, without their affiliations
 * @param passholder whether the user is a passholder
 */
public record Roles(List<EmployeeCounter> counters, boolean passholder) {
    public static final Roles NONE = new Roles(List.of(), false);

    public Roles {
        counters = List.copyOf(counters);
    }

    /** The counter with this consumer key, if the user works there. */
    public Optional<EmployeeCounter> counter(String key) {
        return counters.stream()
                .filter(counter -> counter.consumerKey().equals(key))
                .findFirst();
    }
}
