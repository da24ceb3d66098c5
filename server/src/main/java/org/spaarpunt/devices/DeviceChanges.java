package org.spaarpunt.devices;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.storage.Text;

/** Where counters connect their devices to events, and admins change them. Each change is one transaction. */
public final class DeviceChanges {
    private static final String EVENT = """
            select event.id,
                   coalesce(counter.organisation_id in (event.organiser_id, event.location_id), false) as involved
            from event, counter
            where event.cdbid = :cdbid and counter.id = :counter
            """;

    private static final String CONNECT = """
            update device set event_id = :event, counter_id = :counter
            where consumer_key = :key and status <> 'REMOVED'
            """;

    private static final String DISCONNECT =
            "update device set event_id = null, counter_id = null where consumer_key = :key";

    private static final String UPDATE = """
            update device set name = coalesce(:name, name), status = coalesce(:status, status)
            where consumer_key = :key and status <> 'REMOVED'
            """;

    private static final String COUNTERS = "select id from counter where consumer_key = any(:counters)";

    private static final String ASSIGN = """
            insert into device_counter (device_key, counter_id) select :key, unnest(:counters) on conflict do nothing
            """;

    private static final String WITHDRAW =
            "delete from device_counter where device_key = :key and counter_id <> all(:counters)";

    /** A counter that has lost a device checks nobody in with it. */
    private static final String LET_GO = """
            update device set event_id = null, counter_id = null
            where consumer_key = :key and counter_id is not null
              and not exists (select from device_counter
                              where device_key = device.consumer_key and counter_id = device.counter_id)
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** What became of a change. */
    public sealed interface Outcome {
        record Done(Device device) implements Outcome {}

        record UnknownDevice() implements Outcome {}

        /** The device is not the counter's. */
        record NotAssigned() implements Outcome {}

        record UnknownEvent() implements Outcome {}

        /** The counter neither organises the event nor houses it, so that nobody could be checked in there. */
        record NotItsEvent() implements Outcome {}

        record UnknownCounter() implements Outcome {}
    }

    /**
     * What is to be changed of a device; what is empty stays.
     *
     * @param counters the consumer keys of the counters to which it is assigned from now on
     */
    public record Change(Optional<String> name, Optional<Status> status, List<String> counters) {
        public Change {
            counters = List.copyOf(counters);
        }
    }

    public DeviceChanges(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Connects a device to an event, or to none.
     *
     * @param cdbid of the event; empty: to none
     */
    public Outcome connect(String key, long counterId, String cdbid) {
        return jdbi.inTransaction(handle -> objection(handle, key, counterId)
                .orElseGet(() -> cdbid.isEmpty()
                        ? done(
                                handle,
                                key,
                                handle.createUpdate(DISCONNECT).bind("key", key).execute())
                        : connected(handle, key, counterId, cdbid)));
    }

    public Outcome update(String key, long counterId, Change change, Actor actor) {
        return jdbi.inTransaction(handle -> {
            var objection = objection(handle, key, counterId);
            if (objection.isPresent()) {
                return objection.get();
            }
            if (!assign(handle, key, change.counters())) {
                handle.rollback();
                return new Outcome.UnknownCounter();
            }
            int changed = handle.createUpdate(UPDATE)
                    .bind("key", key)
                    .bind("name", change.name())
                    .bind("status", change.status().map(Enum::name))
                    .execute();
            if (changed == 0) {
                // Removed at the same moment: what was assigned goes back.
                handle.rollback();
                return new Outcome.UnknownDevice();
            }
            var line = new AuditLog.Line(Act.DEVICE_CHANGED, key, words(change));
            AuditLog.write(handle, actor, line, clock.instant());
            return done(handle, key, changed);
        });
    }

    private static Optional<Outcome> objection(Handle handle, String key, long counterId) {
        var device = DeviceReader.find(handle, key).filter(known -> known.status() != Status.REMOVED);
        if (device.isEmpty()) {
            return Optional.of(new Outcome.UnknownDevice());
        }
        return DeviceReader.isAssigned(handle, key, counterId)
                ? Optional.empty()
                : Optional.of(new Outcome.NotAssigned());
    }

    private record FoundEvent(long id, boolean involved) {}

    private static Outcome connected(Handle handle, String key, long counterId, String cdbid) {
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
        return event.get().involved()
                ? done(
                        handle,
                        key,
                        handle.createUpdate(CONNECT)
                                .bind("key", key)
                                .bind("event", event.get().id())
                                .bind("counter", counterId)
                                .execute())
                : new Outcome.NotItsEvent();
    }

    /** Whether all the counters exist, so that it is theirs now. */
    private static boolean assign(Handle handle, String key, List<String> counters) {
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
                .bindArray("counters", Long.class, ids)
                .execute();
        handle.createUpdate(WITHDRAW)
                .bind("key", key)
                .bindArray("counters", Long.class, ids)
                .execute();
        handle.createUpdate(LET_GO).bind("key", key).execute();
        return true;
    }

    /** @param changed how many rows: none, when it was removed at the same moment */
    private static Outcome done(Handle handle, String key, int changed) {
        return changed == 0
                ? new Outcome.UnknownDevice()
                : new Outcome.Done(DeviceReader.find(handle, key).orElseThrow());
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
