package org.spaarpunt.checkins;

import java.util.Optional;
import java.util.Set;
import org.spaarpunt.codes.CheckinCode;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.rights.AccessDecision;

/**
 * Everything that the rules need to know about one request, as the database had it at one moment.
 *
 * @param atCounter whether the caller may check in at the counter; empty for a request that names no counter
 * @param event for a check-in by code: the event of the code
 * @param asked the card reference in the request
 */
record CheckinFacts(
        CardReference asked,
        Optional<AccessDecision.AtCounter> atCounter,
        Optional<Event> event,
        Optional<CheckinCode> code,
        Optional<CardFacts> card) {

    /** @param holder absent for a group pass, and for a card without a holder */
    record CardFacts(String number, CardStatus status, boolean groupPass, Optional<HolderFacts> holder) {
        Optional<Long> passholderId() {
            return holder.map(HolderFacts::passholderId);
        }

        /** The same with these places of its holder. */
        CardFacts withPlaces(Set<Integer> taken, int used) {
            return new CardFacts(number, status, groupPass, holder.map(known -> known.withPlaces(taken, used)));
        }
    }

    /**
     * @param activeMembership whether a membership of some card system lets this passholder save points
     * @param takenOrdinals the ordinals of this passholder's check-ins that have the label of the event's current
     *     period
     * @param used how many of this passholder's check-ins count towards the event's limit now
     */
    record HolderFacts(
            long passholderId, boolean activeMembership, boolean socialTariff, Set<Integer> takenOrdinals, int used) {
        HolderFacts withPlaces(Set<Integer> taken, int nowUsed) {
            return new HolderFacts(passholderId, activeMembership, socialTariff, taken, nowUsed);
        }
    }

    /** The counter where the caller may check in. */
    Optional<CounterAccess> counter() {
        return atCounter.isPresent() && atCounter.get() instanceof AccessDecision.Admitted(var standing)
                ? Optional.of(standing)
                : Optional.empty();
    }

    Optional<Long> passholderId() {
        return card.flatMap(CardFacts::passholderId);
    }
}
