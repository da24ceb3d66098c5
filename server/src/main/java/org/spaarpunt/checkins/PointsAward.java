package org.spaarpunt.checkins;

import java.time.Instant;
import org.spaarpunt.events.Event;

/**
 * How many points a check-in awards, and by which rule. This is decided here and nowhere else: what is written, what is answered and what
 * is announced beforehand all come from it.
 */
public record PointsAward(int points, Rule rule) {
    /** By which rule points are awarded. */
    public enum Rule {
        /** The event awards as many as it is configured to. */
        POINTS_OF_EVENT
    }

    /**
     * What a check-in at this event awards. A rule that depends on the time, such as "double on Sundays", is one line here.
     *
     * @param at the moment of the check-in
     */
    public static PointsAward of(Event event, Instant at) {
        return new PointsAward(event.points(), Rule.POINTS_OF_EVENT);
    }
}
