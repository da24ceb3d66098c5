package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;

/**
 * A check-in of the past, as it was then, with its event and visitor as they are now, as far as a viewer may know.
 *
 * @param id names the visitor too where the viewer may know who it was: by such ids two visits can be seen to be one person's
 * @param socialTariff whether the visitor had a social tariff; false also where the viewer may not know
 * @param visitor none where the viewer may not know who it was, or the person was removed
 */
public record FoundCheckin(
        String id, Instant at, int points, boolean socialTariff, Via via, Node event, Optional<Visitor> visitor) {

    /**
     * Through whom it was made.
     *
     * @param key the consumer key of the counter, or of the application that sent the code
     */
    public record Via(String key, String name) {}

    /** The event that was visited. */
    public record Node(String cdbid, String title, String city, long organiserId, String organiser) {}

    /** Who was there. */
    public sealed interface Visitor {
        String uid();

        String firstName();

        /** What they have now. */
        int points();
    }

    /** A visitor whom the viewer sees in full. */
    public record KnownVisitor(String uid, String firstName, String lastName, String city, int points)
            implements Visitor {}

    /** A visitor of whom the viewer sees what a door needs. */
    public record VisitorAtDoor(String uid, String firstName, int points) implements Visitor {}
}
