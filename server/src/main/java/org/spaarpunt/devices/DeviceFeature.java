package org.spaarpunt.devices;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Devices: the parts that read and change them, and the one that notes that they work. */
public record DeviceFeature(DeviceReader reader, DeviceChanges changes, DeviceSightings sightings) {

    /**
     * The feature on this database.
     *
     * @param forget empties this server's caches of which keys may sign, because a device was blocked or removed
     */
    public static DeviceFeature of(Jdbi jdbi, InstantSource clock, Runnable forget) {
        return new DeviceFeature(
                new DeviceReader(jdbi), new DeviceChanges(jdbi, clock, forget), new DeviceSightings(jdbi, clock));
    }
}
