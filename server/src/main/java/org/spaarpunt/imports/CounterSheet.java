package org.spaarpunt.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.Act;
import org.spaarpunt.counters.CounterImport;
import org.spaarpunt.storage.SqlArray;

/**
 * Counters, one a line, each with an application of its own if there is none with that key yet. The secret of that
 * application is not known to anyone: for it to sign, it must be given another.
 *
 * @param newSecrets makes a secret for a consumer key, in the form in which it is stored
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

    /** The permission groups of a cell, and for each one the card system that it applies to. */
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
        var columns = new ArrayList<>(CounterImport.optionalColumns());
        columns.addAll(List.of("organisationName", GROUPS));
        return columns.stream().sorted().toList();
    }

    @Override
    public String staging() {
        return CounterImport.STAGED;
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
    public String countOfNew() {
        return """
                select count(*) from incoming
                where not exists (select from counter where consumer_key = incoming.key)
                """;
    }

    @Override
    public long save(Handle handle, List<String> columns) {
        return CounterImport.save(handle, columns);
    }

    private static String key(Line line, String column) throws BadLine {
        var key = line.code(column);
        if (!KEY.matcher(key).matches()) {
            throw new BadLine(column + " has something else than letters, digits and signs of ASCII: " + key);
        }
        return key;
    }
}
