package org.spaarpunt.visits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.devices.DeviceReader;
import org.spaarpunt.events.Days;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventCriteria;
import org.spaarpunt.events.EventOrder;
import org.spaarpunt.events.EventSearch;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.time.LocalZone;

/** A passholder holds a card against a check-in device, which determines the event and the counter. */
public final class DeviceVisit {
    /** Days around today whose events may be open: one that began yesterday may go on after midnight. */
    private static final int DAYS_AROUND = 1;

    /** Of a venue on one day; more are not looked at. */
    private static final int MOST_EVENTS = 200;

    private final DeviceFeature devices;
    private final EventSearch events;
    private final CheckinDesk desk;
    private final InstantSource clock;

    public DeviceVisit(DeviceFeature devices, EventSearch events, CheckinDesk desk, InstantSource clock) {
        this.devices = devices;
        this.events = events;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * The event that a device checks people in at now.
     *
     * @param counter for which it does so
     */
    public record Current(Event event, Device.Place counter) {}

    /**
     * The event of a device now: the one that it is connected to, if that accepts check-ins; otherwise, of the events of
     * the counters that use it which do, the one that begins closest to now. Empty if there is none.
     */
    public Optional<Current> current(Device device) {
        var now = clock.instant();
        return device.connection()
                .flatMap(connection -> events.find(connection.cdbid())
                        .map(ListedEvent::event)
                        .map(event -> new Current(event, connection.counter())))
                .filter(current -> isOpen(current.event(), now))
                .or(() -> detected(device, now));
    }

    private Optional<Current> detected(Device device, Instant now) {
        var workplaces = devices.reader().workplaces(device.key());
        if (workplaces.isEmpty()) {
            return Optional.empty();
        }
        var today = LocalZone.dayOf(now);
        var around = new Days(today.minusDays(DAYS_AROUND), today);
        var organisations =
                workplaces.stream().map(DeviceReader.Workplace::organisationId).toList();
        var criteria = new EventCriteria("", "", List.of(), "", "", Optional.of(organisations), List.of(around));
        return events.find(criteria, EventOrder.DEFAULT, today, 0, MOST_EVENTS).events().stream()
                .map(ListedEvent::event)
                .filter(event -> isOpen(event, now))
                .min(Comparator.comparing((Event event) -> fromStart(event, now))
                        .thenComparing(Event::cdbid))
                .flatMap(event -> workplaces.stream()
                        .filter(place -> event.involves(place.organisationId()))
                        .findFirst()
                        .map(place -> new Current(event, place.counter())));
    }

    private static boolean isOpen(Event event, Instant now) {
        return event.schedule().windowAt(now).isPresent();
    }

    /** From the beginning of the event, before which people may check in already. */
    private static Duration fromStart(Event event, Instant now) {
        var schedule = event.schedule();
        var start = schedule.windowAt(now)
                .orElseThrow()
                .opens()
                .plus(schedule.margins().before());
        return Duration.between(start, now).abs();
    }

    /** Checks a card in at an event that the device is at now. */
    public CheckinOutcome<Reason.AtCounter> checkIn(
            Device device, Current current, CardReference card, Optional<IdempotentRequest> idempotency) {
        devices.sightings().seen(device);
        var request = new CheckinRequest.ByDevice(
                device.key(), current.counter().key(), current.event().cdbid(), card);
        return desk.checkIn(request, Once.under(idempotency));
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
    public Outcome checkIn(String key, CardReference card, Once once) {
        var device = devices.reader().find(key);
        if (device.isEmpty()) {
            return new Outcome.UnknownDevice();
        }
        devices.sightings().seen(device.get());
        return device.filter(known -> known.status() == Device.Status.ACTIVE)
                .flatMap(Device::connection)
                .<Outcome>map(connection -> new Outcome.Decided(desk.checkIn(
                        new CheckinRequest.ByDevice(key, connection.counter().key(), connection.cdbid(), card), once)))
                .orElseGet(Outcome.NotConnected::new);
    }
}
