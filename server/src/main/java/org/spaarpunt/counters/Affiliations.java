package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.counters.Affiliation.Group;

/** Reads which card systems counters are part of, and with which groups, for any number of counters at once. */
final class Affiliations {
    private static final String FIND = """
            select counter_id,
                   card_system.id as card_system_id,
                   card_system.name as card_system,
                   permission_group.id as group_id,
                   permission_group.name as group_name,
                   array(
                       select action from permission_group_action where group_id = permission_group.id
                   ) as actions
            from counter_group
            join card_system on card_system.id = card_system_id
            join permission_group on permission_group.id = group_id
            where counter_id = any(:counters)
            order by card_system_id, permission_group.id
            """;

    private record Row(long counterId, Affiliation affiliation) {}

    private Affiliations() {}

    /** The affiliations of each counter, in the order of the card systems; a counter without any is absent. */
    static Map<Long, List<Affiliation>> of(List<Long> counters, Handle handle) {
        var found = new HashMap<Long, List<Affiliation>>();
        handle.createQuery(FIND)
                .bindArray("counters", Long.class, counters)
                .map((row, _) -> row(row))
                .forEach(row -> add(found.computeIfAbsent(row.counterId(), _ -> new ArrayList<>()), row.affiliation()));
        return found;
    }

    /** The rows of one card system follow each other. */
    private static void add(List<Affiliation> known, Affiliation next) {
        if (known.isEmpty() || known.getLast().cardSystemId() != next.cardSystemId()) {
            known.add(next);
            return;
        }
        var last = known.removeLast();
        var groups = new ArrayList<>(last.groups());
        groups.addAll(next.groups());
        var actions = EnumSet.noneOf(CounterAction.class);
        actions.addAll(last.actions());
        actions.addAll(next.actions());
        known.add(new Affiliation(last.cardSystemId(), last.cardSystem(), groups, actions));
    }

    private static Row row(ResultSet row) throws SQLException {
        var actions = EnumSet.noneOf(CounterAction.class);
        for (var name : (String[]) row.getArray("actions").getArray()) {
            CounterAction.named(name).ifPresent(actions::add);
        }
        return new Row(
                row.getLong("counter_id"),
                new Affiliation(
                        row.getLong("card_system_id"),
                        row.getString("card_system"),
                        List.of(new Group(row.getLong("group_id"), row.getString("group_name"))),
                        actions));
    }
}
