package org.spaarpunt.devices;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventColumns;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/**
 * What counters do with devices: their employees connect them to events, and the admins of the owner change them. Each
 * change is one transaction that locks the row of its device, so that no two of them decide on the same state.
 */
public final class DeviceChanges {
    private static final String LOCK = "select true from device where consumer_key = :key for update";

    private static final String EVENT = """
            select event.id,
                   coalesce(counter.organisation_id in (event.organiser_id, event.location_id), false) as involved
            from event, counter
            where event.cdbid = :cdbid and counter.id = :counter
            """;

    private static final String CONNECTED_EVENT = """
            select %s
            from device
            join event on event.id = device.event_id
            %s
            where device.consumer_key = :key
            """.formatted(EventColumns.SELECT, EventColumns.JOIN_ORGANISATIONS);

    private static final String CONNECT =
            "update device set event_id = :event, counter_id = :counter where consumer_key = :key";

    private static final String DISCONNECT =
            "update device set event_id = null, counter_id = null where consumer_key = :key";

    private static final String ACCEPT = """
            update device_counter set accepted_at = :now
            where device_key = :key and counter_id = :counter and accepted_at is null
            """;

    private static final String UPDATE = """
            update device set name = coalesce(:name, name), status = coalesce(:status, status) where consumer_key = :key
            """;

    private static final String COUNTERS = "select id from counter where consumer_key = any(:counters)";

    /** The owner does not need to accept its own device. */
    private static final String ASSIGN = """
            insert into device_counter (device_key, counter_id, accepted_at)
            select device.consumer_key, assigned, case when assigned = device.owner_id then :now end
            from device, unnest(:counters) as assigned
            where device.consumer_key = :key
            on conflict do nothing
            """;

    private static final String WITHDRAW =
            "delete from device_counter where device_key = :key and counter_id <> all(:counters)";

    /** A device that was taken back from a counter no longer checks people in for it. */
    private static final String DISCONNECT_WITHDRAWN = """
            update device set event_id = null, counter_id = null
            where consumer_key = :key and counter_id is not null
              and not exists (select from device_counter
                              where device_key = device.consumer_key and counter_id = device.counter_id)
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Runnable forget;

    /** The outcome of a change. */
    public sealed interface Outcome {
        record Done(Device device) implements Outcome {}

        record UnknownDevice() implements Outcome {}

        /** The counter may not use the device. */
        record NotAssigned() implements Outcome {}

        /** The counter may use the device, but another counter owns it. */
        record NotTheOwner() implements Outcome {}

        /** The device is connected to an event of another counter, which is not over. */
        record InUse() implements Outcome {}

        record UnknownEvent() implements Outcome {}

        /** The counter neither organises the event nor hosts it, so the device could check no one in there. */
        record NotItsEvent() implements Outcome {}

        record UnknownCounter() implements Outcome {}
    }

    /**
     * A change to a device; fields that are empty stay as they are.
     *
     * @param counters the consumer keys of the counters to which it is assigned from now on
     */
    public record Change(Optional<String> name, Optional<Status> status, List<String> counters) {
        public Change {
            counters = List.copyOf(counters);
        }
    }

    /** @param forget empties this server's caches of which keys may sign */
    DeviceChanges(Jdbi jdbi, InstantSource clock, Runnable forget) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forget = forget;
    }

    /** Connects a device to an event. The first time that a counter does so, it accepts the device. */
    public Outcome connect(String key, CounterAccess by, String cdbid, Actor actor) {
        return change(key, handle -> {
            var device = DeviceReader.find(handle, key).orElseThrow();
            return DeviceRules.againstConnecting(device, by, isConnectionOver(handle, key))
                    .orElseGet(() -> connected(handle, key, by.counterId(), cdbid, actor));
        });
    }

    /** Connects a device to an event of one of the counters that have accepted it, as a user chose on its screen. */
    public Outcome connectItself(String key, Event event) {
        return change(
                key,
                handle -> DeviceReader.workplaces(handle, key).stream()
                        .filter(place -> event.involves(place.organisationId()))
                        .findFirst()
                        .<Outcome>map(place -> {
                            handle.createUpdate(CONNECT)
                                    .bind("key", key)
                                    .bind("event", event.id())
                                    .bind("counter", place.counter().id())
                                    .execute();
                            return done(handle, key);
                        })
                        .orElseGet(Outcome.NotItsEvent::new));
    }

    /** Ends the connection of a device to an event, as a user chose on its screen. */
    public Outcome disconnectItself(String key) {
        return change(key, handle -> {
            disconnect(handle, key);
            return done(handle, key);
        });
    }

    /** Ends the connection of a device to an event. */
    public Outcome disconnect(String key, CounterAccess by) {
        return change(key, handle -> {
            var device = DeviceReader.find(handle, key).orElseThrow();
            return DeviceRules.againstDisconnecting(device, by, isConnectionOver(handle, key))
                    .orElseGet(() -> {
                        disconnect(handle, key);
                        return done(handle, key);
                    });
        });
    }

    /** Gives a device another name, another status or other counters. */
    public Outcome update(String key, CounterAccess by, Change change, Actor actor) {
        return update(key, device -> DeviceRules.againstChanging(device, by), change, actor);
    }

    /** The same by an administrator, who may change every device that was not removed. */
    public Outcome update(String key, Change change, Actor actor) {
        return update(key, DeviceRules::againstChanging, change, actor);
    }

    private Outcome update(String key, Function<Device, Optional<Outcome>> rule, Change change, Actor actor) {
        var outcome = change(key, handle -> {
            var device = DeviceReader.find(handle, key).orElseThrow();
            return rule.apply(device).orElseGet(() -> updated(handle, key, change, actor));
        });
        if (outcome instanceof Outcome.Done) {
            forget.run();
        }
        return outcome;
    }

    /** Runs a change with the device's row locked; a change that is not done is rolled back. */
    private Outcome change(String key, Function<Handle, Outcome> work) {
        return jdbi.inTransaction(handle -> {
            boolean known = Text.canBeStored(key)
                    && handle.createQuery(LOCK)
                            .bind("key", key)
                            .mapTo(Boolean.class)
                            .findOne()
                            .isPresent();
            var outcome = known ? work.apply(handle) : new Outcome.UnknownDevice();
            if (!(outcome instanceof Outcome.Done)) {
                handle.rollback();
            }
            return outcome;
        });
    }

    private boolean isConnectionOver(Handle handle, String key) {
        return handle.createQuery(CONNECTED_EVENT)
                .bind("key", key)
                .map((row, _) -> EventColumns.read(row).orElseThrow())
                .findOne()
                .map(Event::schedule)
                .filter(schedule -> schedule.isOver(clock.instant()))
                .isPresent();
    }

    private record FoundEvent(long id, boolean involved) {}

    private Outcome connected(Handle handle, String key, long counterId, String cdbid, Actor actor) {
        var event = Text.canBeStored(cdbid)
                ? handle.createQuery(EVENT)
                        .bind("cdbid", cdbid)
                        .bind("counter", counterId)
                        .map((row, _) -> new FoundEvent(row.getLong("id"), row.getBoolean("involved")))
                        .findOne()
                : Optional.<FoundEvent>empty();
        if (event.isEmpty()) {
            return new Outcome.UnknownEvent();
        }
        if (!event.get().involved()) {
            return new Outcome.NotItsEvent();
        }
        handle.createUpdate(CONNECT)
                .bind("key", key)
                .bind("event", event.get().id())
                .bind("counter", counterId)
                .execute();
        accept(handle, key, counterId, actor);
        return done(handle, key);
    }

    private void accept(Handle handle, String key, long counterId, Actor actor) {
        int accepted = handle.createUpdate(ACCEPT)
                .bind("key", key)
                .bind("counter", counterId)
                .bind("now", Timestamps.bound(clock.instant()))
                .execute();
        if (accepted == 1) {
            var counter = DeviceReader.find(handle, key)
                    .orElseThrow()
                    .connection()
                    .orElseThrow()
                    .counter();
            var line = new AuditLog.Line(Act.DEVICE_ACCEPTED, key, counter.key());
            AuditLog.write(handle, actor, line, clock.instant());
        }
    }

    private Outcome updated(Handle handle, String key, Change change, Actor actor) {
        if (!assign(handle, key, change.counters())) {
            return new Outcome.UnknownCounter();
        }
        handle.createUpdate(UPDATE)
                .bind("key", key)
                .bind("name", change.name())
                .bind("status", change.status().map(Enum::name))
                .execute();
        change.status().ifPresent(status -> applyToKey(handle, key, status));
        AuditLog.write(handle, actor, new AuditLog.Line(Act.DEVICE_CHANGED, key, words(change)), clock.instant());
        ChangeNotices.send(handle);
        return done(handle, key);
    }

    /** Rejects everything that a blocked or removed device signs. */
    private void applyToKey(Handle handle, String key, Status status) {
        switch (status) {
            case ACTIVE -> ConsumerRegister.resume(handle, key);
            case BLOCKED -> ConsumerRegister.suspend(handle, key, clock.instant());
            case REMOVED -> {
                ConsumerRegister.revoke(handle, key, clock.instant());
                disconnect(handle, key);
            }
        }
    }

    private static void disconnect(Handle handle, String key) {
        handle.createUpdate(DISCONNECT).bind("key", key).execute();
    }

    /** Assigns the device to exactly these counters; false if one of them does not exist. */
    private boolean assign(Handle handle, String key, List<String> counters) {
        if (counters.isEmpty()) {
            return true;
        }
        var distinct = counters.stream().distinct().toList();
        var ids = handle.createQuery(COUNTERS)
                .bindArray("counters", String.class, distinct)
                .mapTo(Long.class)
                .list();
        if (ids.size() < distinct.size()) {
            return false;
        }
        handle.createUpdate(ASSIGN)
                .bind("key", key)
                .bind("now", Timestamps.bound(clock.instant()))
                .bindArray("counters", Long.class, ids)
                .execute();
        handle.createUpdate(WITHDRAW)
                .bind("key", key)
                .bindArray("counters", Long.class, ids)
                .execute();
        handle.createUpdate(DISCONNECT_WITHDRAWN).bind("key", key).execute();
        return true;
    }

    private static Outcome done(Handle handle, String key) {
        return new Outcome.Done(DeviceReader.find(handle, key).orElseThrow());
    }

    private static String words(Change change) {
        var words = new StringBuilder();
        change.name().ifPresent(name -> words.append("name ").append(name).append(' '));
        change.status()
                .ifPresent(status -> words.append("status ").append(status).append(' '));
        if (!change.counters().isEmpty()) {
            words.append("counters ").append(String.join(", ", change.counters()));
        }
        return words.toString().strip();
    }
}
