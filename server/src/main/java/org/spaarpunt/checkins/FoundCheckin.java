package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;

/**
 * A past check-in as it was then, with its event and visitor as they are now, as far as the viewer may know.
 *
 * @param id contains the visitor's number only if the viewer may know the visitor: it would show that two visits are by
 *     one person
 * @param socialTariff whether the visitor had a social tariff; also false if the viewer may not know
 * @param cardNumber the number that was used; empty if the viewer neither sees the visitor in full nor was shown the
 *     card
 * @param visitor empty if the viewer may not know the visitor, or if the person was removed
 */
public record FoundCheckin(
        String id,
        Instant at,
        int points,
        boolean socialTariff,
        Optional<String> cardNumber,
        Via via,
        Node event,
        Optional<Visitor> visitor) {

    /**
     * The counter or application that made the check-in.
     *
     * @param key the consumer key of the counter, or of the application that sent the code
     */
    public record Via(String key, String name) {}

    /** The event of the check-in. */
    public record Node(String cdbid, String title, String city, long organiserId, String organiser) {}

    /** The passholder who was checked in. */
    public sealed interface Visitor {
        String uid();

        String firstName();

        /** The visitor's points now. */
        int points();
    }

    /** A visitor that the viewer sees in full. */
    public record KnownVisitor(String uid, String firstName, String lastName, String city, int points)
            implements Visitor {}

    /** A visitor of which the viewer sees only what a door needs. */
    public record VisitorAtDoor(String uid, String firstName, int points) implements Visitor {}
}
