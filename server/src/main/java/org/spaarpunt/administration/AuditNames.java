package org.spaarpunt.administration;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.identity.UserNames;

/** Translates the keys, uids and numbers of the audit log into names, and back. */
public final class AuditNames {
    /** The most things that one search finds by a part of their names; a search that matches more is useless. */
    private static final int MAX_FOUND = 1_000;

    /** Each query returns an id, a name, and, if there is a page about it, where. */
    private static final Map<Kind, String> NAMES = Map.of(
            Kind.PERSON, """
            select uid as id, %s as name, 'USER' as page from app_user where uid = any(:ids) and not %s
            union all
            select uid, btrim(first_name || ' ' || name), 'NONE' from passholder where uid = any(:ids)
              and not exists (select from app_user where app_user.uid = passholder.uid)
            """.formatted(UserNames.NAME, UserNames.REMOVED),
            Kind.KEY, """
            select key as id, coalesce(counter.name, device.name, consumer.name) as name,
                   case when counter.id is null then 'CONSUMER' else 'COUNTER' end as page
            from consumer
            left join counter on counter.consumer_key = key
            left join device on device.consumer_key = key
            where key = any(:ids)
            """,
            Kind.ORGANISATION, """
            select external_id as id, name, 'NONE' as page from organisation where external_id = any(:ids)
            union all
            select consumer_key, name, 'COUNTER' from counter where consumer_key = any(:ids) and organisation_id is null
            """,
            Kind.CARD_SYSTEM, """
            select id::text as id, name, 'NONE' as page from card_system where id::text = any(:ids)
            """,
            Kind.EVENT, """
            select cdbid as id, title as name, 'NONE' as page from event where cdbid = any(:ids)
            """,
            Kind.ASSOCIATION, """
            select id::text as id, name, 'ASSOCIATION' as page from association where id::text = any(:ids)
            """,
            Kind.REWARD, """
            select id::text as id, title as name, 'REWARD' as page from reward where id::text = any(:ids)
            """);

    /** Finds all possible subjects of entries by a part of their names. */
    private static final String FOUND =
            """
            select key as id from consumer where %s
            union
            select consumer_key from counter where %s
            union
            select uid from app_user where %s
            limit :limit
            """.formatted(PagedQuery.found("consumer.name"), PagedQuery.found("counter.name"), UserNames.FOUND);

    private final Jdbi jdbi;

    public enum Kind {
        /** The uid of a user or of a passholder. */
        PERSON,
        /** The key of an application, a counter or a device. */
        KEY,
        /** The id of an organisation, or the key of a counter that belongs to none. */
        ORGANISATION,
        CARD_SYSTEM,
        EVENT,
        ASSOCIATION,
        REWARD
    }

    /** A reference to a thing, as the log stores it. */
    public record Ref(Kind kind, String id) {}

    /** The pages that exist about things. */
    public enum Page {
        USER,
        COUNTER,
        CONSUMER,
        ASSOCIATION,
        REWARD,
        NONE
    }

    public record Known(String name, Page page) {}

    AuditNames(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The names of those that are known, which excludes people that were removed. */
    public Map<Ref, Known> find(Set<Ref> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> {
            var found = new HashMap<Ref, Known>();
            for (var kind : Kind.values()) {
                var ids = wanted.stream()
                        .filter(ref -> ref.kind() == kind)
                        .map(Ref::id)
                        .toList();
                if (!ids.isEmpty()) {
                    found.putAll(find(handle, kind, ids));
                }
            }
            return Map.copyOf(found);
        });
    }

    /** The text itself, and the ids of everything whose name contains it. */
    public Set<String> idsOf(String text) {
        List<String> found = jdbi.withHandle(handle -> handle.createQuery(FOUND)
                .bind("search", text)
                .bind("limit", MAX_FOUND)
                .mapTo(String.class)
                .list());
        return Stream.concat(Stream.of(text), found.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Ref, Known> find(Handle handle, Kind kind, Collection<String> ids) {
        var found = new HashMap<Ref, Known>();
        handle.createQuery(NAMES.getOrDefault(kind, ""))
                .bindArray("ids", String.class, List.copyOf(ids))
                .map((row, _) -> Map.entry(
                        new Ref(kind, row.getString("id")),
                        new Known(row.getString("name"), Page.valueOf(row.getString("page")))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
