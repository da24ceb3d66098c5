package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The card of a group, which saves no points.
 *
 * @param uuid the id that the protocol shows
 * @param endDate the last day of the social tariff; empty: the group has none
 * @param ticketsPerYear how many tickets the group may buy at that tariff
 */
public record GroupPass(String name, String uuid, Optional<LocalDate> endDate, int ticketsPerYear) {

    public boolean hasSocialTariffOn(LocalDate today) {
        return endDate.isPresent() && !endDate.get().isBefore(today);
    }
}
