package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The last change of the period that an event's limit counts in.
 *
 * <p>Earlier check-ins are labelled with the previous period, and servers that have not read the change yet still use
 * it. So on the days that may have such check-ins every server keeps using the previous period's labels. That way the
 * unique key that prevents a check-in from being granted twice keeps working through the change.
 *
 * @param before the previous period; absent: there was no limit, and no label to share
 * @param since the first day whose check-ins all have labels of the event's present limit
 */
public record PeriodChange(Optional<LimitPeriod> before, LocalDate since) {
    public PeriodChange {
        requireNonNull(before, "before");
        requireNonNull(since, "since");
    }

    /** The period whose labels are used for check-ins of a day, given the period of the event's present limit. */
    LimitPeriod labelling(LocalDate day, LimitPeriod present) {
        return day.isBefore(since) ? before.orElse(present) : present;
    }

    /** Whether the period that contains a day may have check-ins with other labels than its own. */
    boolean lasts(LocalDate day, LimitPeriod present) {
        return present.firstDay(day).isBefore(since);
    }
}
