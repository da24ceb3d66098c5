package org.spaarpunt.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.spaarpunt.audit.Act;

/**
 * Counters, one a line, each with an application of its own where there is none of that key yet. Nobody knows that application's
 * secret: who wants it to sign gives it another.
 *
 * @param newSecrets make a secret as it is stored, for the consumer key that they are given
 */
record CounterSheet(UnaryOperator<String> newSecrets) implements Sheet {
    private static final String GROUPS = "groups";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,8}):(.+)");

    private static final String TWICE = """
            select line, 'the counter ' || key || ' stands on line ' || first || ' too' as reason
            from (select line, key, min(line) over (partition by key) as first from incoming) numbered
            where line <> first
            """;

    private static final String NO_APPLICATION_ANY_MORE = """
            select line, 'the application ' || incoming.key || ' has been revoked, for good' as reason
            from incoming join consumer using (key)
            where revoked_at is not null
            """;

    private static final String DEVICE = """
            select line, incoming.key || ' is a check-in device' as reason
            from incoming join device on device.consumer_key = incoming.key
            """;

    private static final String UNKNOWN_CARD_SYSTEM = """
            select line, 'there is no card system ' || named as reason
            from incoming, unnest(group_systems) as named
            where not exists (select from card_system where id = named)
            """;

    private static final String UNKNOWN_GROUP = """
            select line, 'there is no permission group ' || named as reason
            from incoming, unnest(group_names) as named
            where not exists (select from permission_group where name = named)
            """;

    /** A new counter that names no organisation is one by itself. One that is there keeps its name. */
    private static final String SAVE_ORGANISATIONS = """
            insert into organisation (external_id, name)
            select distinct on (1) coalesce(organisation, key), coalesce(organisation_name, name)
            from incoming
            where organisation is not null or not exists (select from counter where consumer_key = key)
            order by 1, line
            on conflict (external_id) do nothing
            """;

    private static final String SAVE_APPLICATIONS = """
            insert into consumer (key, secret, name) select key, secret, name from incoming on conflict (key) do nothing
            """;

    private static final String SAVE = """
            insert into counter (consumer_key, organisation_id, name, kind, street, house_number, box, postal_code, city, city_part,
                                 telephone, contact_person, email, visible, school)
            select key, coalesce(organisation.id, (select organisation_id from counter where consumer_key = key)), incoming.name, coalesce(kind, ''), coalesce(street, ''), coalesce(house_number, ''),
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

    /** The permission groups of a cell, and for each the card system in which the counter is in it. */
    private record Places(List<String> systems, List<String> groups) {
        static Places in(Line line) throws BadLine {
            var places = new Places(new ArrayList<>(), new ArrayList<>());
            for (var entry : line.entries(GROUPS)) {
                var place = PLACE.matcher(entry);
                if (!place.matches()) {
                    throw new BadLine(GROUPS + " has something that is no card system and group such as 1:Checkin and"
                            + " Ticket balies: " + entry);
                }
                places.systems.add(place.group(1));
                places.groups.add(place.group(2).strip());
            }
            return places;
        }
    }

    @Override
    public Act act() {
        return Act.COUNTERS_IMPORTED;
    }

    @Override
    public List<String> required() {
        return List.of("key", "name");
    }

    @Override
    public List<String> optional() {
        var columns = new ArrayList<>(SAVED_WITH.keySet());
        columns.addAll(List.of("organisationName", GROUPS));
        return columns.stream().sorted().toList();
    }

    @Override
    public String staging() {
        return """
                key text, secret text, name text, organisation text, organisation_name text, kind text, street text, house_number text,
                box text, postal_code text, city text, city_part text, telephone text, contact_person text, email text,
                visible boolean, school boolean, group_systems bigint[], group_names text[]""";
    }

    @Override
    public List<String> staged(Line line) throws BadLine {
        var key = key(line, "key");
        var places = Places.in(line);
        line.requireUnrounded("telephone");
        return List.of(
                key,
                newSecrets.apply(key),
                line.text("name"),
                line.get("organisation").isEmpty() ? "" : key(line, "organisation"),
                line.optionalText("organisationName"),
                line.optionalText("type"),
                line.optionalText("street"),
                line.optionalText("number"),
                line.optionalText("box"),
                line.optionalCode("postalCode"),
                line.optionalText("city"),
                line.optionalText("cityPart"),
                line.optionalText("telephone"),
                line.optionalText("contactPerson"),
                line.email("email"),
                String.valueOf(line.flag("visible").orElse(true)),
                String.valueOf(line.flag("school").orElse(false)),
                SqlArray.of(places.systems()),
                SqlArray.of(places.groups()));
    }

    @Override
    public List<String> checks() {
        return List.of(TWICE, NO_APPLICATION_ANY_MORE, DEVICE, UNKNOWN_CARD_SYSTEM, UNKNOWN_GROUP);
    }

    @Override
    public List<String> changes(List<String> columns) {
        var changes = new ArrayList<>(List.of(
                SAVE_ORGANISATIONS,
                SAVE_APPLICATIONS,
                SAVE + Upsert.of("counter", "consumer_key", ALWAYS_SAVED, SAVED_WITH, columns)));
        if (columns.contains(GROUPS)) {
            changes.addAll(CHANGE_GROUPS);
        }
        return changes;
    }

    private static String key(Line line, String column) throws BadLine {
        var key = line.code(column);
        if (!KEY.matcher(key).matches()) {
            throw new BadLine(column + " has something else than letters, digits and signs of ASCII: " + key);
        }
        return key;
    }
}
