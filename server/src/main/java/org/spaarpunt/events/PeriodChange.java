package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The last change of the period that an event's limit counts in.
 *
 * <p>Check-ins were labelled with the period before, and servers that have not heard of the change label them so still. So on the days on
 * which there may be such check-ins everybody goes on labelling with it, and the unique key that keeps one check-in from being granted
 * twice holds through the change.
 *
 * @param before absent: there was no limit, and no label to share
 * @param since the first day whose check-ins all bear labels of the event's present limit
 */
public record PeriodChange(Optional<LimitPeriod> before, LocalDate since) {
    public PeriodChange {
        requireNonNull(before, "before");
        requireNonNull(since, "since");
    }

    /** The period whose labels check-ins of a day bear, where the event's limit now counts in this one. */
    LimitPeriod labelling(LocalDate day, LimitPeriod present) {
        return day.isBefore(since) ? before.orElse(present) : present;
    }

    /** Whether the period that holds a day may have check-ins which bear other labels than its own. */
    boolean lasts(LocalDate day, LimitPeriod present) {
        return present.firstDay(day).isBefore(since);
    }
}
