package org.spaarpunt.checkins;

import java.time.Instant;
import org.spaarpunt.events.Event;

/**
 * How many points a check-in awards, and by which rule. This is decided only here: what is written, answered and
 * announced beforehand all comes from it.
 */
public record PointsAward(int points, Rule rule) {
    /** The rule by which points are awarded. */
    public enum Rule {
        /** The event awards its configured number of points. */
        POINTS_OF_EVENT
    }

    /**
     * What a check-in at this event awards. A rule that depends on the time, such as "double on Sundays", is one line
     * here.
     *
     * @param at the moment of the check-in
     */
    public static PointsAward of(Event event, Instant at) {
        return new PointsAward(event.points(), Rule.POINTS_OF_EVENT);
    }
}
