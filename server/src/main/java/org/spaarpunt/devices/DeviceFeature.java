package org.spaarpunt.devices;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What calls can ask about devices, and change of them. */
public record DeviceFeature(DeviceReader reader, DeviceChanges changes) {

    /**
     * The feature on this database.
     *
     * @param forget makes this server look up anew who may sign what: a device was blocked or removed
     */
    public static DeviceFeature of(Jdbi jdbi, InstantSource clock, Runnable forget) {
        return new DeviceFeature(new DeviceReader(jdbi), new DeviceChanges(jdbi, clock, forget));
    }
}
