package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.NewPassholder.Consents;

/**
 * A request to make a registered passholder a member of another card system.
 *
 * @param uid of the passholder
 * @param socialTariffUntil the last day of their social tariff there; empty: they have none
 * @param evidence that they are at the counter
 */
public record NewMembership(
        String uid, Way way, Optional<LocalDate> socialTariffUntil, Consents consents, Evidence evidence) {
    /** How they become a member. */
    public sealed interface Way {
        /** They get a card of that card system. */
        record WithCard(UitpasNumber card) implements Way {}

        /** They use the card that they have. */
        record AsTheyAre(long cardSystemId) implements Way {}
    }
}
