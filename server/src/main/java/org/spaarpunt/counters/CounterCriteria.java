package org.spaarpunt.counters;

import java.util.List;
import java.util.Optional;

/**
 * Criteria for a search for counters; empty ones are not applied.
 *
 * @param key the consumer key of the counter
 * @param cardSystems only counters that are part of one of these
 * @param groups only counters in a group of one of these names, in one of the card systems if those are given
 * @param pointOfSale only counters that may register passholders, likewise
 */
public record CounterCriteria(
        String key,
        String city,
        String kind,
        Optional<Boolean> visible,
        boolean school,
        boolean pointOfSale,
        List<Long> cardSystems,
        List<String> groups) {
    public CounterCriteria {
        cardSystems = List.copyOf(cardSystems);
        groups = List.copyOf(groups);
    }

    /** The same, in another city. */
    public CounterCriteria in(String otherCity) {
        return new CounterCriteria(key, otherCity, kind, visible, school, pointOfSale, cardSystems, groups);
    }
}
