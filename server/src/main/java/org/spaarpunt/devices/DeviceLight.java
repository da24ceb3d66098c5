package org.spaarpunt.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.devices.Device.Status;

/** What people have to know about a device at a glance. */
public enum DeviceLight {
    /** It is connected to an event, and was seen lately. */
    WORKING,
    /** It is connected to an event, and was not seen for {@link #SILENT_AFTER}. */
    SILENT,
    /** It is connected to no event. */
    IDLE,
    /** It is blocked or removed. */
    OFF;

    /** A quiet hour at a door is no reason to worry. */
    public static final Duration SILENT_AFTER = Duration.ofHours(1);

    static DeviceLight of(Status status, boolean connected, Optional<Instant> seenAt, Instant now) {
        if (status != Status.ACTIVE) {
            return OFF;
        }
        if (!connected) {
            return IDLE;
        }
        return seenAt.filter(moment -> moment.isAfter(now.minus(SILENT_AFTER))).isPresent() ? WORKING : SILENT;
    }
}
