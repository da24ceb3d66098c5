package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import org.spaarpunt.events.Calendar.Dates;
import org.spaarpunt.events.Calendar.Periodic;
import org.spaarpunt.events.Calendar.Permanent;

/** How many check-ins, at least one, a passholder may make at an event in each period. */
public record CheckinLimit(int volume, LimitPeriod period) {
    public CheckinLimit {
        requireNonNull(period, "period");
        if (volume < 1) {
            throw new IllegalArgumentException("a check-in limit allows 1 or more, not " + volume);
        }
    }

    /** The default limit of an event: one a day for dates, one a week for periodic and permanent events. */
    public static CheckinLimit defaultFor(Calendar calendar) {
        return switch (calendar) {
            case Dates _ -> new CheckinLimit(1, LimitPeriod.DAY);
            case Periodic _, Permanent _ -> new CheckinLimit(1, LimitPeriod.WEEK);
        };
    }
}
