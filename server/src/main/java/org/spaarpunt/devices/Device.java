package org.spaarpunt.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/**
 * A check-in device as it is now.
 *
 * @param key the consumer key with which it signs
 * @param owner the counter whose admins change, assign and take back the device; empty until an administrator sets it
 * @param connection where it checks people in; empty: nowhere
 * @param counters those to which it is assigned, including its owner unless it has been lent out entirely
 * @param seenAt when it last checked a passholder in or tried to, to the minute
 */
public record Device(
        String key,
        String name,
        Status status,
        CardSystem cardSystem,
        Optional<Place> owner,
        Optional<Connection> connection,
        List<Place> counters,
        Optional<Instant> seenAt) {

    /** Only an {@link #ACTIVE} device checks people in; a {@link #REMOVED} one is gone for good. */
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

    /** An event, and the counter for which people are checked in there. */
    public record Connection(String cdbid, String title, Place counter) {}

    /** A counter with its consumer key. */
    public record Place(long id, String key, String name) {}

    public Device {
        counters = List.copyOf(counters);
    }

    public boolean isOwnedBy(long counterId) {
        return owner.filter(place -> place.id() == counterId).isPresent();
    }

    public boolean isAssignedTo(long counterId) {
        return counters.stream().anyMatch(place -> place.id() == counterId);
    }

    /** Whether a counter owns the device or may use it. */
    public boolean concerns(long counterId) {
        return isOwnedBy(counterId) || isAssignedTo(counterId);
    }

    public DeviceLight light(Instant now) {
        return DeviceLight.of(status, connection.isPresent(), seenAt, now);
    }
}
