package org.spaarpunt.devices;

import java.util.List;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.counters.CounterRegister;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.passes.CardSystems;

/** Check-in devices as they come into the house: each with a consumer of its own, assigned to a counter, whose admins do the rest. */
public final class DeviceRegister {
    private static final String LIST = """
            select device.consumer_key, device.name, device.status, card_system_id,
                   coalesce((select string_agg(counter.consumer_key, ', ' order by counter.id)
                             from device_counter join counter on counter.id = counter_id
                             where device_key = device.consumer_key), '') as counters
            from device
            where device.consumer_key > :after
              and (strpos(folded(device.name), folded(:search)) > 0 or device.consumer_key = :search)
            order by device.consumer_key limit :limit
            """;

    private static final String CREATE =
            "insert into device (consumer_key, name, card_system_id) values (:key, :name, :cardSystem)";

    private static final String ASSIGN = "insert into device_counter (device_key, counter_id) values (:key, :counter)";

    private final AuditedTransaction office;
    private final KeyGenerator keys;
    private final ConsumerRegister consumers;

    /**
     * What may be known of a device.
     *
     * @param counters the keys of the counters that it is assigned to
     */
    public record Details(String key, String name, String status, long cardSystemId, String counters) {}

    public DeviceRegister(AuditedTransaction office, KeyGenerator keys, ConsumerRegister consumers) {
        this.office = office;
        this.keys = keys;
        this.consumers = consumers;
    }

    /** In the order of their keys. */
    public List<Details> list(Listing listing) {
        return office.list(
                LIST,
                listing,
                (row, _) -> new Details(
                        row.getString("consumer_key"),
                        row.getString("name"),
                        row.getString("status"),
                        row.getLong("card_system_id"),
                        row.getString("counters")));
    }

    /** Makes a device with its consumer, whose secret goes into it. */
    public Outcome<NewSecret> create(Actor actor, String name, String counterKey, long cardSystemId) {
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var key = keys.key();
        var line = new Line(Act.DEVICE_CREATED, key, name + ", counter " + counterKey);
        return office.act(actor, line, handle -> {
            var counter = CounterRegister.id(handle, counterKey);
            if (counter.isEmpty()) {
                return CounterRegister.unknown(counterKey);
            }
            if (!CardSystems.exists(handle, cardSystemId)) {
                return CardSystems.unknown(cardSystemId);
            }
            var secret = consumers.insert(handle, key, name);
            handle.createUpdate(CREATE)
                    .bind("key", key)
                    .bind("name", name)
                    .bind("cardSystem", cardSystemId)
                    .execute();
            handle.createUpdate(ASSIGN)
                    .bind("key", key)
                    .bind("counter", counter.get())
                    .execute();
            return new Done<>(secret);
        });
    }
}
