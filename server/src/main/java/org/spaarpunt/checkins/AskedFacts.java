package org.spaarpunt.checkins;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.codes.CheckinCode;
import org.spaarpunt.events.Event;
import org.spaarpunt.identity.NonceClaim;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rights.AccessDecision;

/**
 * The facts about a request except its card; what it does not name is null in the statement, and matches nothing.
 *
 * @param at when the check-in takes place
 * @param nonce to be claimed; empty: the request has none, or it is claimed
 */
record AskedFacts(
        CardReference asked,
        Optional<AccessDecision.AtCounter> atCounter,
        Optional<Event> event,
        Optional<CheckinCode> code,
        Instant at,
        Optional<NonceClaim> nonce) {

    static AskedFacts ofCard(CardReference card, Instant at) {
        return new AskedFacts(card, Optional.empty(), Optional.empty(), Optional.empty(), at, Optional.empty());
    }

    static AskedFacts ofCardAt(CardReference card, Event event, Instant at) {
        return new AskedFacts(card, Optional.empty(), Optional.of(event), Optional.empty(), at, Optional.empty());
    }

    AskedFacts bringing(Optional<NonceClaim> brought) {
        return new AskedFacts(asked, atCounter, event, code, at, brought);
    }

    /** With a card whose holder's places are known. */
    CheckinFacts with(Optional<CardFacts> card) {
        return new CheckinFacts(asked, atCounter, event, code, card);
    }

    /**
     * With a card whose holder has these places.
     *
     * @param taken places in the period
     * @param visits moments of earlier visits, in microseconds since 1970; read only where the limit's period changed
     *     recently
     */
    CheckinFacts with(Optional<CardFacts> card, Set<Integer> taken, Collection<Long> visits) {
        return with(card.map(known -> known.withPlaces(taken, used(taken, visits))));
    }

    /**
     * Whether its nonce allows to go on: it has none, or its is claimed with this statement.
     *
     * @param free whether the statement made a claim of such a nonce
     * @param claimed those that earlier requests of the batch got: of equal nonces, the first gets the claim
     */
    boolean mayGoOn(boolean free, Set<NonceClaim> claimed) {
        return nonce.isEmpty() || (free && claimed.add(nonce.get()));
    }

    @Nullable
    Long eventId() {
        return event.map(Event::id).orElse(null);
    }

    @Nullable
    String period() {
        return event.map(known -> known.periodAt(at)).orElse(null);
    }

    /** From when on earlier visits are needed, in microseconds since 1970; seldom. */
    @Nullable
    Long countedSince() {
        return event.flatMap(known -> known.countedSince(at))
                .map(since -> ChronoUnit.MICROS.between(Instant.EPOCH, since))
                .orElse(null);
    }

    /**
     * How many check-ins count now: those with the label or, if the limit's period changed recently, those of the
     * period by date.
     */
    private int used(Set<Integer> labelled, Collection<Long> visits) {
        if (event.isEmpty() || event.get().countedSince(at).isEmpty()) {
            return labelled.size();
        }
        return (int) visits.stream()
                .filter(visit -> event.get().countsTogether(Instant.EPOCH.plus(visit, ChronoUnit.MICROS), at))
                .count();
    }

    @Nullable
    String number() {
        return asked instanceof UitpasNumber number ? number.digits() : null;
    }

    @Nullable
    String chip() {
        return asked instanceof ChipNumber chip ? chip.hex() : null;
    }

    @Nullable
    Long signedAt() {
        return nonce.map(NonceClaim::signedAt).orElse(null);
    }

    @Nullable
    Object nonceDigest() {
        return nonce.map(NonceClaim::digest).orElse(null);
    }
}
