package org.spaarpunt.events;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The rules by which people save points at an event. They are kept here, also for an event that was made at
 * UiTdatabank.
 *
 * @param points the points awarded for one check-in
 * @param limit absent: unlimited
 */
public record EventTerms(int points, Optional<CheckinLimit> limit, WindowMargins margins) {
    public static final int MAX_POINTS = 1_000;

    /** The highest volume of a limit that is set by hand; the column has room for more. */
    public static final int MAX_VOLUME = 100;

    public EventTerms {
        requireNonNull(limit, "limit");
        requireNonNull(margins, "margins");
        if (points < 1 || points > MAX_POINTS) {
            throw new IllegalArgumentException("a check-in awards 1 to " + MAX_POINTS + " points, not " + points);
        }
    }

    /** The content of an entry of the audit log. */
    String inWords() {
        return points + " points, "
                + limit.map(known -> known.volume() + " per " + known.period()).orElse("no limit") + ", "
                + margins.before().toMinutes() + " minutes before, "
                + margins.after().toMinutes() + " after";
    }
}
