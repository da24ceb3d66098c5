package org.spaarpunt.counters;

import java.util.List;
import java.util.Optional;

/**
 * A counter where a user works.
 *
 * @param organisation the id, as the protocol shows it, of the organisation that the counter belongs to
 */
public record EmployeeCounter(
        long counterId,
        String consumerKey,
        String name,
        Role role,
        Optional<String> organisation,
        List<Affiliation> affiliations) {
    public EmployeeCounter {
        affiliations = List.copyOf(affiliations);
    }

    EmployeeCounter with(List<Affiliation> known) {
        return new EmployeeCounter(counterId, consumerKey, name, role, organisation, known);
    }
}
