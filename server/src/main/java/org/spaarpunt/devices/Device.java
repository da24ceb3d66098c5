package org.spaarpunt.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * A check-in device as it is now.
 *
 * @param key the consumer key with which it signs
 * @param connection where it checks people in; empty: nowhere
 * @param counters those to which it is assigned
 */
public record Device(
        String key,
        String name,
        Status status,
        CardSystem cardSystem,
        Optional<Connection> connection,
        List<Place> counters) {

    /** Only an {@link #ACTIVE} device checks people in; nobody sees a {@link #REMOVED} one any more. */
    public enum Status {
        ACTIVE,
        BLOCKED,
        REMOVED;

        public static Optional<Status> named(String name) {
            return Stream.of(values())
                    .filter(status -> status.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * An event, and the counter for which people are checked in there.
     *
     * @param counterKey the consumer key of the counter
     */
    public record Connection(String cdbid, String counterKey) {}

    /** A counter by its consumer key. */
    public record Place(String key, String name) {}

    public Device {
        counters = List.copyOf(counters);
    }
}
