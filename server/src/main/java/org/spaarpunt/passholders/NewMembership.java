package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.NewPassholder.Consents;

/**
 * A registered passholder who is to become a member of another card system.
 *
 * @param uid of the passholder
 * @param socialTariffUntil the last day of their social tariff there; empty: they have none
 * @param evidence that they are at the counter
 */
public record NewMembership(
        String uid, Way way, Optional<LocalDate> socialTariffUntil, Consents consents, Evidence evidence) {
    /** How they become one. */
    public sealed interface Way {
        /** With a card of that card system, which they get. */
        record WithCard(UitpasNumber card) implements Way {}

        /** With the card that they have. */
        record AsTheyAre(long cardSystemId) implements Way {}
    }
}
