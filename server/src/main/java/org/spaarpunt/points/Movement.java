package org.spaarpunt.points;

import java.time.Instant;
import java.util.Optional;

/**
 * A movement of a passholder's points.
 *
 * @param points gained; negative: spent or taken back
 * @param total the balance after it
 * @param about the title of the activity or reward; empty if there is none, or the viewer may not know
 * @param place the name of the counter where it happened; empty if at none, or the viewer may not know
 */
public record Movement(
        Instant at, Reason reason, int points, int total, Optional<String> about, Optional<String> place) {

    /** Why points move, as the database names it. */
    public enum Reason {
        OPENING_BALANCE,
        CHECKIN,
        CHECKIN_REVERSED,
        REDEMPTION,
        REDEMPTION_REVERSED
    }

    public boolean isGain() {
        return points > 0;
    }
}
