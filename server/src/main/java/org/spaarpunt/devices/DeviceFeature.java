package org.spaarpunt.devices;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What can be asked about devices, and done with them. */
public record DeviceFeature(DeviceReader book, DeviceChanges desk) {
    public static DeviceFeature of(Jdbi jdbi, InstantSource clock) {
        return new DeviceFeature(new DeviceReader(jdbi), new DeviceChanges(jdbi, clock));
    }
}
