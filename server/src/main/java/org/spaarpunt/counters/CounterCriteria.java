package org.spaarpunt.counters;

import java.util.List;
import java.util.Optional;

/**
 * Which counters somebody looks for; what is empty does not matter.
 *
 * @param key the consumer key of the counter
 * @param cardSystems only those that are part of one of these
 * @param groups only those in a group of one of these names, in one of the card systems if those are given
 * @param pointOfSale only those that may register passholders, likewise
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
