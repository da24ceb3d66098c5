package org.spaarpunt.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.devices.Device.Connection;
import org.spaarpunt.devices.Device.Place;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/** Devices, read from the database each time: a device can be blocked at any moment. */
public final class DeviceReader {
    private static final String DEVICE = """
            select device.consumer_key, device.name, device.status, card_system.id as card_system_id,
                   card_system.name as card_system, event.cdbid, event.title, device.seen_at,
                   connected.id as connected_id, connected.consumer_key as connected_key, connected.name as connected_name,
                   owner.id as owner_id, owner.consumer_key as owner_key, owner.name as owner_name,
                   array(select counter.id from device_counter join counter on counter.id = counter_id
                         where device_key = device.consumer_key order by counter.id) as counter_ids,
                   array(select counter.consumer_key from device_counter join counter on counter.id = counter_id
                         where device_key = device.consumer_key order by counter.id) as counter_keys,
                   array(select counter.name from device_counter join counter on counter.id = counter_id
                         where device_key = device.consumer_key order by counter.id) as counter_names
            from device
            join card_system on card_system.id = device.card_system_id
            left join event on event.id = device.event_id
            left join counter connected on connected.id = device.counter_id
            left join counter owner on owner.id = device.owner_id
            """;

    private static final String FIND = DEVICE + "where device.consumer_key = :key";

    private static final String OF_COUNTER = DEVICE + """
            where device.status <> 'REMOVED'
              and (device.owner_id = :counter
                   or device.consumer_key in (select device_key from device_counter where counter_id = :counter))
            order by device.name, device.consumer_key
            """;

    /** An assignment is an offer until an employee there connects the device. */
    private static final String WORKPLACES = """
            select counter.id, counter.consumer_key, counter.name, counter.organisation_id
            from device_counter join counter on counter.id = counter_id
            where device_key = :key and accepted_at is not null and counter.organisation_id is not null
            order by counter.id
            """;

    private final Jdbi jdbi;

    /** A counter that uses a device, and its organisation. */
    public record Workplace(Place counter, long organisationId) {}

    public DeviceReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The devices that a counter owns or may use, in the order of their names. */
    public List<Device> of(long counterId) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_COUNTER)
                .bind("counter", counterId)
                .map((row, _) -> device(row))
                .list());
    }

    /** The device with this consumer key; empty also if it was removed. */
    public Optional<Device> find(String key) {
        return jdbi.withHandle(handle -> find(handle, key)).filter(device -> device.status() != Status.REMOVED);
    }

    /** The counters that have accepted the device, at whose events it may check people in. */
    public List<Workplace> workplaces(String key) {
        return jdbi.withHandle(handle -> workplaces(handle, key));
    }

    static List<Workplace> workplaces(Handle handle, String key) {
        return handle.createQuery(WORKPLACES)
                .bind("key", key)
                .map((row, _) -> new Workplace(
                        new Place(row.getLong("id"), row.getString("consumer_key"), row.getString("name")),
                        row.getLong("organisation_id")))
                .list();
    }

    static Optional<Device> find(Handle handle, String key) {
        return Text.canBeStored(key)
                ? handle.createQuery(FIND)
                        .bind("key", key)
                        .map((row, _) -> device(row))
                        .findOne()
                : Optional.empty();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getString("consumer_key"),
                row.getString("name"),
                Status.valueOf(row.getString("status")),
                new CardSystem(row.getLong("card_system_id"), row.getString("card_system")),
                place(row, "owner"),
                connection(row),
                places(row),
                Timestamps.ifAnyIn(row, "seen_at"));
    }

    private static Optional<Connection> connection(ResultSet row) throws SQLException {
        var cdbid = Optional.ofNullable(row.getString("cdbid"));
        var title = Optional.ofNullable(row.getString("title")).orElse("");
        var counter = place(row, "connected");
        return cdbid.map(event -> new Connection(event, title, counter.orElseThrow()));
    }

    private static Optional<Place> place(ResultSet row, String role) throws SQLException {
        long id = row.getLong(role + "_id");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Place(id, row.getString(role + "_key"), row.getString(role + "_name")));
    }

    private static List<Place> places(ResultSet row) throws SQLException {
        var ids = (Long[]) row.getArray("counter_ids").getArray();
        var keys = (String[]) row.getArray("counter_keys").getArray();
        var names = (String[]) row.getArray("counter_names").getArray();
        var places = new ArrayList<Place>();
        for (int i = 0; i < keys.length; i++) {
            places.add(new Place(ids[i], keys[i], names[i]));
        }
        return places;
    }
}
