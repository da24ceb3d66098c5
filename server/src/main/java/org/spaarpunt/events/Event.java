package org.spaarpunt.events;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.time.LocalZone;

/**
 * An event that people check in to.
 *
 * @param cdbid the id that the protocol shows; opaque text
 * @param location the place of the event; absent if not known
 * @param points the points awarded for one check-in
 * @param limit how often one passholder may check in here; absent: unlimited
 * @param change the last change of the limit's period; absent: it never changed
 */
public record Event(
        long id,
        String cdbid,
        String title,
        Organisation organiser,
        Optional<Organisation> location,
        CheckinSchedule schedule,
        int points,
        Optional<CheckinLimit> limit,
        Optional<PeriodChange> change) {

    /** An event whose limit has always counted in the same period. */
    public Event(
            long id,
            String cdbid,
            String title,
            Organisation organiser,
            Optional<Organisation> location,
            CheckinSchedule schedule,
            int points,
            Optional<CheckinLimit> limit) {
        this(id, cdbid, title, organiser, location, schedule, points, limit, Optional.empty());
    }

    /** The rules by which people save points here. */
    public EventTerms terms() {
        return new EventTerms(points, limit, schedule.margins());
    }

    /** Whether the organisation is the organiser or the location of this event. */
    public boolean involves(long organisationId) {
        return organiser.id() == organisationId
                || location.filter(place -> place.id() == organisationId).isPresent();
    }

    /**
     * The label of a check-in at this moment: that of the period it counts in or, soon after the period of the limit
     * changed, that of the previous kind of period. Without a limit every moment is a period of its own, so that no
     * check-in blocks another.
     */
    public String periodAt(Instant moment) {
        return limit.map(known -> label(known.period(), moment)).orElseGet(moment::toString);
    }

    private String label(LimitPeriod period, Instant moment) {
        var day = schedule.dayOf(moment);
        return change.map(known -> known.labelling(day, period)).orElse(period).label(day);
    }

    /**
     * From this moment on, check-ins count in the period that contains the given moment even if their labels differ;
     * empty: labels alone decide.
     */
    public Optional<Instant> countedSince(Instant moment) {
        if (change.isEmpty() || limit.isEmpty()) {
            return Optional.empty();
        }
        var day = schedule.dayOf(moment);
        var period = limit.get().period();
        return change.filter(known -> known.lasts(day, period))
                .map(_ -> LocalZone.startOf(period.firstDay(day))
                        .minus(schedule.margins().before()));
    }

    /** Whether check-ins at these moments count in the same period of the limit. */
    public boolean countsTogether(Instant one, Instant other) {
        return limit.map(known -> known.period()
                        .label(schedule.dayOf(one))
                        .equals(known.period().label(schedule.dayOf(other))))
                .orElse(false);
    }
}
