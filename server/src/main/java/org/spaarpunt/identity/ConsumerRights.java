package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;

/** The permissions of consumers, and where their users may be sent back to. */
public final class ConsumerRights {
    private static final String GRANT = """
            insert into consumer_permission (consumer_key, permission) values (:key, :permission) on conflict do nothing
            """;

    private static final String WITHDRAW = """
            delete from consumer_permission where consumer_key = :key and permission = :permission
            """;

    private static final String SET_CALLBACK = "update consumer set callback = :callback where key = :key";

    private static final String FORGET_OTHER_HOSTS =
            "delete from consumer_callback_host where consumer_key = :key and host <> all(:hosts)";

    private static final String ADD_HOST = """
            insert into consumer_callback_host (consumer_key, host) values (:key, :host) on conflict do nothing
            """;

    private final AuditedTransaction transaction;

    public ConsumerRights(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    public Outcome<Nothing> grant(Actor actor, String key, Permission permission) {
        var line = new Line(Act.CONSUMER_PERMISSION_GRANTED, key, permission.name());
        return transaction.act(actor, line, handle -> change(handle, GRANT, key, permission));
    }

    public Outcome<Nothing> withdraw(Actor actor, String key, Permission permission) {
        var line = new Line(Act.CONSUMER_PERMISSION_WITHDRAWN, key, permission.name());
        return transaction.act(actor, line, handle -> change(handle, WITHDRAW, key, permission));
    }

    /** Replaces the addresses to which users of the consumer may be sent back. */
    public Outcome<Nothing> setCallbacks(Actor actor, String key, Callbacks callbacks) {
        var flaws = callbacks.flaws();
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var details = new ArrayList<String>(callbacks.hosts());
        details.addFirst(callbacks.address());
        var line = new Line(
                Act.CONSUMER_CALLBACKS_SET, key, String.join(" ", details).strip());
        return transaction.act(actor, line, handle -> set(handle, key, callbacks));
    }

    private static Outcome<Nothing> change(Handle handle, String sql, String key, Permission permission) {
        if (!ConsumerRegister.exists(handle, key)) {
            return ConsumerRegister.unknown(key);
        }
        return Outcome.changed(handle.createUpdate(sql)
                .bind("key", key)
                .bind("permission", permission.name())
                .execute());
    }

    private static Outcome<Nothing> set(Handle handle, String key, Callbacks callbacks) {
        int rows = handle.createUpdate(SET_CALLBACK)
                .bind("key", key)
                .bind("callback", callbacks.address())
                .execute();
        if (rows == 0) {
            return ConsumerRegister.unknown(key);
        }
        handle.createUpdate(FORGET_OTHER_HOSTS)
                .bind("key", key)
                .bindArray("hosts", String.class, List.copyOf(callbacks.hosts()))
                .execute();
        for (var host : callbacks.hosts()) {
            handle.createUpdate(ADD_HOST).bind("key", key).bind("host", host).execute();
        }
        return Outcome.done();
    }
}
