package org.spaarpunt.devices;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.storage.Timestamps;

/** Counts devices by what people have to know about them. */
public final class DeviceTally {
    private static final String DEVICES = """
            select status, event_id is not null as connected, seen_at from device
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    DeviceTally(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Every light, also those that no device shows. */
    public Map<DeviceLight, Long> read() {
        var now = clock.instant();
        var counts = new EnumMap<DeviceLight, Long>(DeviceLight.class);
        for (var light : DeviceLight.values()) {
            counts.put(light, 0L);
        }
        var lights = jdbi.withHandle(handle -> handle.createQuery(DEVICES)
                .map((row, _) -> DeviceLight.of(
                        Status.valueOf(row.getString("status")),
                        row.getBoolean("connected"),
                        Timestamps.ifAnyIn(row, "seen_at"),
                        now))
                .list());
        lights.forEach(light -> counts.merge(light, 1L, Long::sum));
        return counts;
    }
}
