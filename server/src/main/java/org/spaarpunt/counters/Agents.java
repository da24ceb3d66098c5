package org.spaarpunt.counters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.storage.Text;

/**
 * The applications that act for organisers without a user, and what each may do there. A permission for an organisation
 * is one at each of its counters.
 */
public final class Agents {
    private static final String FIND = """
            select coalesce(organisation.external_id, counter.consumer_key) as organiser, permission
            from counter_agent
            join counter on counter.id = counter_id
            left join organisation on organisation.id = counter.organisation_id
            where counter_agent.consumer_key = :key
            """;

    private static final String COUNTERS = """
            select counter.id
            from counter left join organisation on organisation.id = counter.organisation_id
            where coalesce(organisation.external_id, counter.consumer_key) = :organiser
            """;

    private static final String GIVE = """
            insert into counter_agent (consumer_key, counter_id, permission)
            select :key, counter, permission
            from unnest(:counters) as counter, unnest(:permissions) as permission
            on conflict do nothing
            """;

    private static final String WITHDRAW = """
            delete from counter_agent
            where consumer_key = :key and counter_id = any(:counters) and permission <> all(:permissions)
            """;

    private final AuditedTransaction transaction;

    public Agents(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    /** Whether there is an application with this id that was not revoked. */
    public boolean isApplication(String consumerKey) {
        return Text.canBeStored(consumerKey)
                && transaction.jdbi().withHandle(handle -> ConsumerRegister.isLive(handle, consumerKey));
    }

    /** What an application may do, by the ids of the organisers. */
    public Map<String, Set<ApiPermission>> permissions(String consumerKey) {
        var found = new TreeMap<String, Set<ApiPermission>>();
        if (!Text.canBeStored(consumerKey)) {
            return found;
        }
        transaction
                .jdbi()
                .useHandle(handle -> handle.createQuery(FIND)
                        .bind("key", consumerKey)
                        .map((row, _) -> Map.entry(row.getString("organiser"), row.getString("permission")))
                        .forEach(row -> ApiPermission.named(row.getValue())
                                .ifPresent(permission -> found.computeIfAbsent(row.getKey(), _ -> new TreeSet<>())
                                        .add(permission))));
        return found;
    }

    /** Gives an application exactly these permissions for each of these organisers; for others nothing changes. */
    public Outcome<Nothing> set(Actor actor, String consumerKey, Map<String, Set<ApiPermission>> wanted) {
        var line = new Line(Act.AGENT_PERMISSIONS_SET, consumerKey, words(wanted));
        return transaction.act(actor, line, handle -> {
            if (!Text.canBeStored(consumerKey) || !ConsumerRegister.isLive(handle, consumerKey)) {
                return ConsumerRegister.unknown(consumerKey);
            }
            int changed = 0;
            for (var organiser : wanted.entrySet()) {
                var counters = counters(handle, organiser.getKey());
                if (counters.isEmpty()) {
                    return CounterRegister.unknown(organiser.getKey());
                }
                changed += set(handle, consumerKey, counters, organiser.getValue());
            }
            return Outcome.changed(changed);
        });
    }

    private static List<Long> counters(Handle handle, String organiser) {
        return handle.createQuery(COUNTERS)
                .bind("organiser", organiser)
                .mapTo(Long.class)
                .list();
    }

    private static int set(Handle handle, String key, List<Long> counters, Set<ApiPermission> permissions) {
        var names = permissions.stream().map(Enum::name).toList();
        return Stream.of(WITHDRAW, GIVE)
                .mapToInt(statement -> handle.createUpdate(statement)
                        .bind("key", key)
                        .bindArray("counters", Long.class, counters)
                        .bindArray("permissions", String.class, names)
                        .execute())
                .sum();
    }

    private static String words(Map<String, Set<ApiPermission>> wanted) {
        return new TreeMap<>(wanted)
                .entrySet().stream()
                        .map(organiser -> organiser.getKey() + ": "
                                + organiser.getValue().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("; "));
    }
}
