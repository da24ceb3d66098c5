package org.spaarpunt.counters;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * An organisation, or a counter that belongs to none, as the JSON API shows it.
 *
 * @param id of an organisation, the one that the protocol shows; of a counter, its consumer key
 * @param address that of a counter; empty texts if it has none
 * @param cardSystems in which its counters take part, in the order of their numbers
 */
public record Organiser(String id, String name, Address address, List<CardSystem> cardSystems) {
    public Organiser {
        cardSystems = List.copyOf(cardSystems);
    }

    public Set<Long> cardSystemIds() {
        return cardSystems.stream().map(CardSystem::id).collect(Collectors.toUnmodifiableSet());
    }
}
