package org.spaarpunt.events;

import java.time.Instant;
import java.util.Optional;

/**
 * Something people check in to.
 *
 * @param cdbid the id that the protocol shows; opaque text
 * @param location absent when nobody known to us houses the event
 * @param points saved by one check-in
 * @param limit how often one passholder may save here; absent: as often as they come
 */
public record Event(
        long id,
        String cdbid,
        String title,
        Organisation organiser,
        Optional<Organisation> location,
        CheckinSchedule schedule,
        int points,
        Optional<CheckinLimit> limit) {

    /** Whether the organisation organises this event or houses it. */
    public boolean involves(long organisationId) {
        return organiser.id() == organisationId
                || location.filter(place -> place.id() == organisationId).isPresent();
    }

    /**
     * The label of the period that a check-in at this moment counts in. Without a limit every moment is a period of its own,
     * so that no check-in stands in the way of another.
     */
    public String periodAt(Instant moment) {
        return limit.map(known -> known.period().label(moment)).orElseGet(moment::toString);
    }
}
