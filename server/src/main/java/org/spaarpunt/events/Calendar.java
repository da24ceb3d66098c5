package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.spaarpunt.time.LocalZone;

/** When an event takes place, in the local time of {@link LocalZone#ZONE}, regardless of when it accepts check-ins. */
public sealed interface Calendar {
    /** The most dates that a calendar may have; finding a window checks each of them. */
    int MAX_OCCURRENCES = 2_000;

    /** One or more dates, in any order; they may overlap. */
    record Dates(List<Occurrence> occurrences) implements Calendar {
        public Dates {
            occurrences = List.copyOf(occurrences);
            if (occurrences.isEmpty() || occurrences.size() > MAX_OCCURRENCES) {
                throw new IllegalArgumentException(
                        "a calendar has 1 to " + MAX_OCCURRENCES + " dates, not " + occurrences.size());
            }
        }
    }

    /**
     * Every day from the first to the last, both included; if opening hours are known, a weekday without any is closed.
     */
    record Periodic(LocalDate from, LocalDate to, OpeningHours hours) implements Calendar {
        public Periodic {
            LocalZone.requireInRange(from);
            LocalZone.requireInRange(to);
            requireNonNull(hours, "hours");
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a period from " + from + " cannot end on " + to);
            }
        }
    }

    /** Always, or every week at the opening hours when they are known. */
    record Permanent(OpeningHours hours) implements Calendar {
        public Permanent {
            requireNonNull(hours, "hours");
        }
    }
}
