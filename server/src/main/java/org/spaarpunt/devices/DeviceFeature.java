package org.spaarpunt.devices;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Devices: the parts that read and change them, and the one that notes that they work. */
public record DeviceFeature(
        DeviceReader reader, DeviceChanges changes, DeviceSightings sightings, DeviceSetup setup, DeviceTally tally) {

    /**
     * The feature on this database.
     *
     * @param forget empties this server's caches of which keys may sign, because a device was blocked or removed
     */
    public static DeviceFeature of(Jdbi jdbi, SecureRandom random, InstantSource clock, Runnable forget) {
        var reader = new DeviceReader(jdbi);
        return new DeviceFeature(
                reader,
                new DeviceChanges(jdbi, clock, forget),
                new DeviceSightings(jdbi, clock),
                new DeviceSetup(jdbi, reader, random, clock),
                new DeviceTally(jdbi, clock));
    }
}
