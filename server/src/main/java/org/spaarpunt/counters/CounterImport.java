package org.spaarpunt.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.events.Organisations;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.storage.Upsert;

/**
 * Saves the counters that an import has staged and checked in the temporary table {@code incoming}, with the
 * organisations and applications that they need.
 */
public final class CounterImport {
    /** The columns of the table {@code incoming} after {@code line}, as PostgreSQL declares them. */
    public static final String STAGED = """
                key text, secret text, name text, organisation text, organisation_name text, kind text, street text, house_number text,
                box text, postal_code text, city text, city_part text, telephone text, contact_person text, email text,
                visible boolean, school boolean, group_systems bigint[], group_names text[]""";

    /** A new counter that names no organisation gets one of its own. An organisation that exists keeps its name. */
    private static final String ORGANISATIONS = """
            select distinct on (id) coalesce(organisation, key) as id, coalesce(organisation_name, name) as name
            from incoming
            where organisation is not null or not exists (select from counter where consumer_key = key)
            order by id, line
            """;

    private static final String APPLICATIONS = """
            select key, secret, name from incoming where not exists (select from consumer where consumer.key = incoming.key)
            """;

    private static final String SAVE = """
            insert into counter (consumer_key, organisation_id, name, kind, street, house_number, box, postal_code, city, city_part,
                                 telephone, contact_person, email, visible, school)
            select key, coalesce(organisation.id, (select organisation_id from counter where consumer_key = key)), incoming.name,
                   coalesce(kind, ''), coalesce(street, ''), coalesce(house_number, ''),
                   coalesce(box, ''), coalesce(postal_code, ''), coalesce(city, ''), coalesce(city_part, ''),
                   coalesce(telephone, ''), coalesce(contact_person, ''), coalesce(email, ''), visible, school
            from incoming
            left join organisation
                on external_id = coalesce(
                    organisation, case when not exists (select from counter where consumer_key = key) then key end)
            """;

    private static final List<String> ALWAYS_SAVED = List.of("name");

    private static final Map<String, List<String>> SAVED_WITH = Map.ofEntries(
            Map.entry("organisation", List.of("organisation_id")),
            Map.entry("type", List.of("kind")),
            Map.entry("street", List.of("street")),
            Map.entry("number", List.of("house_number")),
            Map.entry("box", List.of("box")),
            Map.entry("postalCode", List.of("postal_code")),
            Map.entry("city", List.of("city")),
            Map.entry("cityPart", List.of("city_part")),
            Map.entry("telephone", List.of("telephone")),
            Map.entry("contactPerson", List.of("contact_person")),
            Map.entry("email", List.of("email")),
            Map.entry("visible", List.of("visible")),
            Map.entry("school", List.of("school")));

    private static final List<String> CHANGE_GROUPS = List.of("""
            delete from counter_group
            using incoming, counter, permission_group
            where counter.consumer_key = incoming.key
              and counter_group.counter_id = counter.id
              and permission_group.id = group_id
              and not exists (
                  select from unnest(group_systems, group_names) as named (system, name)
                  where named.system = card_system_id and named.name = permission_group.name)
            """, """
            insert into counter_group (counter_id, card_system_id, group_id)
            select counter.id, named.system, permission_group.id
            from incoming
            join counter on consumer_key = key
            cross join unnest(group_systems, group_names) as named (system, name)
            join permission_group on permission_group.name = named.name
            on conflict do nothing
            """);

    private CounterImport() {}

    /** The columns that a file may have. */
    public static Set<String> optionalColumns() {
        return SAVED_WITH.keySet();
    }

    /**
     * Brings the database in line with the staged rows, in the caller's transaction.
     *
     * @param columns that the file has; values without a column stay as they are
     * @return how many rows were changed
     */
    public static long save(Handle handle, List<String> columns) {
        long changes = Organisations.add(handle, organisations(handle));
        changes += ConsumerRegister.add(handle, applications(handle));
        var statements = new ArrayList<>(
                List.of(SAVE + Upsert.of("counter", "consumer_key", ALWAYS_SAVED, SAVED_WITH, columns)));
        if (columns.contains("groups")) {
            statements.addAll(CHANGE_GROUPS);
        }
        return changes + statements.stream().mapToLong(handle::execute).sum();
    }

    private static List<Organisations.Named> organisations(Handle handle) {
        return handle.createQuery(ORGANISATIONS)
                .map((row, _) -> new Organisations.Named(row.getString("id"), row.getString("name")))
                .list();
    }

    private static List<ConsumerRegister.Sealed> applications(Handle handle) {
        return handle.createQuery(APPLICATIONS)
                .map((row, _) -> new ConsumerRegister.Sealed(
                        row.getString("key"), row.getString("secret"), row.getString("name")))
                .list();
    }
}
