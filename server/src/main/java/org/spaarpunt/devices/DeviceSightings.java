package org.spaarpunt.devices;

import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.Timestamps;

/** Notes when devices were seen, once a minute at most: a device at a busy door must not write with every card. */
public final class DeviceSightings {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final String SEEN = "update device set seen_at = :now where consumer_key = :key";

    private final Jdbi jdbi;
    private final InstantSource clock;

    DeviceSightings(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Notes that a device asked for something.
     *
     * @param device as it was read for this request
     */
    public void seen(Device device) {
        var now = clock.instant();
        if (device.seenAt().filter(moment -> moment.isAfter(now.minus(EVERY))).isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(SEEN)
                    .bind("key", device.key())
                    .bind("now", Timestamps.bound(now))
                    .execute());
        }
    }
}
