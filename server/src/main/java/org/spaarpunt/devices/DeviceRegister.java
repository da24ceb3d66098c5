package org.spaarpunt.devices;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.counters.CounterRegister;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.storage.Timestamps;

/**
 * Check-in devices for administrators, who create them, each with its own consumer, and assign them to an owning
 * counter.
 */
public final class DeviceRegister {
    private static final String LIST = """
            select device.consumer_key, device.name, device.status, card_system_id, coalesce(owner.consumer_key, '') as owner,
                   coalesce((select string_agg(counter.consumer_key, ', ' order by counter.id)
                             from device_counter join counter on counter.id = counter_id
                             where device_key = device.consumer_key), '') as counters
            from device left join counter owner on owner.id = owner_id
            where device.consumer_key > :after
              and (strpos(folded(device.name), folded(:search)) > 0 or device.consumer_key = :search)
            order by device.consumer_key limit :limit
            """;

    private static final String CREATE =
            "insert into device (consumer_key, name, card_system_id, owner_id) values (:key, :name, :cardSystem, :counter)";

    private static final String ASSIGN = """
            insert into device_counter (device_key, counter_id, accepted_at) values (:key, :counter, :now) on conflict do nothing
            """;

    private static final String EXISTS =
            "select exists (select from device where consumer_key = :key and status <> 'REMOVED')";

    private static final String SET_OWNER = """
            update device set owner_id = :counter
            where consumer_key = :key and status <> 'REMOVED' and owner_id is distinct from :counter
            """;

    private final AuditedTransaction transaction;
    private final KeyGenerator keys;
    private final ConsumerRegister consumers;

    /**
     * A device.
     *
     * @param owner the key of the counter that owns it; empty: none does
     * @param counters the keys of the counters to which it is assigned
     */
    public record Details(String key, String name, String status, long cardSystemId, String owner, String counters) {}

    public DeviceRegister(AuditedTransaction transaction, KeyGenerator keys, ConsumerRegister consumers) {
        this.transaction = transaction;
        this.keys = keys;
        this.consumers = consumers;
    }

    /** In the order of their keys. */
    public List<Details> list(Listing listing) {
        return transaction.list(
                LIST,
                listing,
                (row, _) -> new Details(
                        row.getString("consumer_key"),
                        row.getString("name"),
                        row.getString("status"),
                        row.getLong("card_system_id"),
                        row.getString("owner"),
                        row.getString("counters")));
    }

    /**
     * A device that does not exist yet.
     *
     * @param counterKey of the counter that is to own it
     */
    public record NewDevice(String name, String counterKey, long cardSystemId) {}

    /** Creates a device for the counter that owns it, with a consumer whose secret is put into the device. */
    public Outcome<NewSecret> create(Actor actor, NewDevice device, Once<NewSecret> once) {
        var name = device.name();
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var key = keys.key();
        var line = new Line(Act.DEVICE_CREATED, key, name + ", counter " + device.counterKey());
        return transaction.act(actor, line, once.around(handle -> {
            var counter = CounterRegister.id(handle, device.counterKey());
            if (counter.isEmpty()) {
                return CounterRegister.unknown(device.counterKey());
            }
            if (!CardSystems.exists(handle, device.cardSystemId())) {
                return CardSystems.unknown(device.cardSystemId());
            }
            var secret = consumers.insert(handle, key, name);
            handle.createUpdate(CREATE)
                    .bind("key", key)
                    .bind("name", name)
                    .bind("cardSystem", device.cardSystemId())
                    .bind("counter", counter.get())
                    .execute();
            assign(handle, key, counter.get());
            return new Done<>(secret);
        }));
    }

    /**
     * Gives a device to another counter, which may use it from now on; counters to which it is assigned may go on using
     * it.
     */
    public Outcome<Nothing> setOwner(Actor actor, String key, String counterKey) {
        return transaction.act(actor, new Line(Act.DEVICE_OWNER_SET, key, counterKey), handle -> {
            if (!exists(handle, key)) {
                return new Unknown<>(Subject.DEVICE, key);
            }
            var counter = CounterRegister.id(handle, counterKey);
            if (counter.isEmpty()) {
                return CounterRegister.unknown(counterKey);
            }
            int changed = handle.createUpdate(SET_OWNER)
                    .bind("key", key)
                    .bind("counter", counter.get())
                    .execute();
            assign(handle, key, counter.get());
            return Outcome.changed(changed);
        });
    }

    private void assign(Handle handle, String key, long counterId) {
        handle.createUpdate(ASSIGN)
                .bind("key", key)
                .bind("counter", counterId)
                .bind("now", Timestamps.bound(transaction.now()))
                .execute();
    }

    private static boolean exists(Handle handle, String key) {
        return handle.createQuery(EXISTS).bind("key", key).mapTo(Boolean.class).one();
    }
}
