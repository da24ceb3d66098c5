package org.spaarpunt.devices;

import java.util.Optional;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.devices.DeviceChanges.Outcome;

/**
 * What an employee of a counter may do with a device: decided by its owner, the counters to which it is assigned and
 * the counter that uses it now. A counter that has borrowed a device connects it to its own events and disconnects it
 * from them, and nothing else.
 */
final class DeviceRules {
    private DeviceRules() {}

    /**
     * Why the device may not be connected to an event.
     *
     * @param over whether the event to which the device is connected no longer accepts check-ins
     */
    static Optional<Outcome> againstConnecting(Device device, CounterAccess by, boolean over) {
        if (device.status() == Status.REMOVED) {
            return Optional.of(new Outcome.UnknownDevice());
        }
        if (!device.isAssignedTo(by.counterId())) {
            return Optional.of(new Outcome.NotAssigned());
        }
        return againstEndingConnection(device, by, over);
    }

    /** Why the connection may not be ended. An admin of the owner may end it at any time. */
    static Optional<Outcome> againstDisconnecting(Device device, CounterAccess by, boolean over) {
        if (device.status() == Status.REMOVED) {
            return Optional.of(new Outcome.UnknownDevice());
        }
        return device.isAssignedTo(by.counterId()) || isAdminOfOwner(device, by)
                ? againstEndingConnection(device, by, over)
                : Optional.of(new Outcome.NotAssigned());
    }

    /** Why the name, the status or the counters may not be changed. */
    static Optional<Outcome> againstChanging(Device device, CounterAccess by) {
        if (device.status() == Status.REMOVED) {
            return againstChanging(device);
        }
        if (!device.concerns(by.counterId())) {
            return Optional.of(new Outcome.NotAssigned());
        }
        return isAdminOfOwner(device, by) ? Optional.empty() : Optional.of(new Outcome.NotTheOwner());
    }

    /** Why an administrator may not change it. */
    static Optional<Outcome> againstChanging(Device device) {
        return device.status() == Status.REMOVED ? Optional.of(new Outcome.UnknownDevice()) : Optional.empty();
    }

    private static Optional<Outcome> againstEndingConnection(Device device, CounterAccess by, boolean over) {
        boolean usedByAnother = device.connection()
                .filter(connection -> connection.counter().id() != by.counterId())
                .isPresent();
        return usedByAnother && !over && !isAdminOfOwner(device, by)
                ? Optional.of(new Outcome.InUse())
                : Optional.empty();
    }

    private static boolean isAdminOfOwner(Device device, CounterAccess by) {
        return by.isAdmin() && device.isOwnedBy(by.counterId());
    }
}
