package org.spaarpunt.checkins;

import java.time.Instant;
import java.util.Optional;

/**
 * A check-in of the past, as it was then, with its event and passholder as they are now.
 *
 * @param passholder none where the person was removed
 */
public record FoundCheckin(
        CheckinReference reference,
        Instant at,
        int points,
        boolean socialTariff,
        Via via,
        Node event,
        Optional<Person> passholder) {

    /**
     * Through whom it was made.
     *
     * @param key the consumer key of the counter, or of the application that sent the code
     */
    public record Via(String key, String name) {}

    /** The event that was visited. */
    public record Node(String cdbid, String title, String city, long organiserId, String organiser) {}

    /**
     * Who was there.
     *
     * @param points what they have now
     */
    public record Person(String uid, String firstName, String lastName, String city, int points) {}
}
