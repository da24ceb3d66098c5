package org.spaarpunt.events;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.time.LocalZone;

/**
 * Something people check in to.
 *
 * @param cdbid the id that the protocol shows; opaque text
 * @param location absent when it is not known who houses the event
 * @param points saved by one check-in
 * @param limit how often one passholder may save here; absent: as often as they come
 * @param change the last time that the limit got another period; absent: it never did
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

    /** Whether the organisation organises this event or houses it. */
    public boolean involves(long organisationId) {
        return organiser.id() == organisationId
                || location.filter(place -> place.id() == organisationId).isPresent();
    }

    /**
     * The label that a check-in at this moment bears: that of the period it counts in, or, soon after the limit got another period, of
     * the one before. Without a limit every moment is a period of its own, so that no check-in stands in the way of another.
     */
    public String periodAt(Instant moment) {
        return limit.map(known -> label(known.period(), moment)).orElseGet(moment::toString);
    }

    private String label(LimitPeriod period, Instant moment) {
        var day = schedule.dayOf(moment);
        return change.map(known -> known.labelling(day, period)).orElse(period).label(day);
    }

    /**
     * From when on check-ins may count in the period that holds this moment though their labels do not say so; empty: the labels say all.
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
