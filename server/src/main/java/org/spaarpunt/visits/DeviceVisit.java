package org.spaarpunt.visits;

import java.util.Optional;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.passes.CardReference;

/** A passholder holds a card against a check-in device, which determines the event and the counter. */
public final class DeviceVisit {
    private final DeviceFeature devices;
    private final CheckinDesk desk;

    public DeviceVisit(DeviceFeature devices, CheckinDesk desk) {
        this.devices = devices;
        this.desk = desk;
    }

    /** The outcome of a check-in on a device. */
    public sealed interface Outcome {
        record Decided(CheckinOutcome<Reason.AtCounter> checkin) implements Outcome {}

        /** No device has this consumer key. */
        record UnknownDevice() implements Outcome {}

        /** The device is connected to no event, or is not in use. */
        record NotConnected() implements Outcome {}
    }

    /**
     * Checks a card in at the event that the device is connected to.
     *
     * @param key the consumer key that signed the request
     */
    public Outcome checkIn(String key, CardReference card, Optional<IdempotentRequest> idempotency) {
        var device = devices.reader().find(key);
        if (device.isEmpty()) {
            return new Outcome.UnknownDevice();
        }
        devices.sightings().seen(device.get());
        return device.filter(known -> known.status() == Device.Status.ACTIVE)
                .flatMap(Device::connection)
                .<Outcome>map(connection -> new Outcome.Decided(desk.checkIn(
                        new CheckinRequest.ByDevice(key, connection.counter().key(), connection.cdbid(), card),
                        idempotency)))
                .orElseGet(Outcome.NotConnected::new);
    }
}
