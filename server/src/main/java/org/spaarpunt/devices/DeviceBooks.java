package org.spaarpunt.devices;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What can be asked about devices, and done with them. */
public record DeviceBooks(DeviceBook book, DeviceDesk desk) {
    public static DeviceBooks of(Jdbi jdbi, InstantSource clock) {
        return new DeviceBooks(new DeviceBook(jdbi), new DeviceDesk(jdbi, clock));
    }
}
