package org.spaarpunt.passholders;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.storage.Conditions;

/** The passholders among which a viewer may search, as a condition of a statement. */
final class ScopeConditions {
    private ScopeConditions() {}

    /**
     * Limits a statement to the passholders among which a viewer may search.
     *
     * @param name the prefix of the parameters' names
     */
    static void add(String name, PeopleScope scope, Conditions conditions) {
        conditions.and(!(scope instanceof PeopleScope.Everybody), condition(name, scope), binding(name, scope));
    }

    /**
     * The same for both forms of a search's conditions. Membership is checked for every match of the other conditions; if
     * these have many matches and the card systems few members, the members' ids are looked up instead.
     *
     * @param few the most matches, memberships or cards that count as few
     */
    static PeopleConditions limit(String name, PeopleScope scope, PeopleConditions conditions, Handle handle, int few) {
        if (!(scope instanceof PeopleScope.InCardSystems(var systems))) {
            add(name, scope, conditions.each());
            add(name, scope, conditions.all());
            return conditions;
        }
        boolean isAlone = conditions.isEmpty();
        var members = isAlone || areMany(conditions.each(), handle, few)
                ? Members.few(handle, systems, few)
                : Optional.<List<Long>>empty();
        if (members.isPresent()) {
            addKnown(members.get(), conditions.each());
            addKnown(members.get(), conditions.all());
            return conditions;
        }
        add(name, scope, conditions.each());
        conditions.all().and(true, inCardSystems(name, "passholder.id"), binding(name, scope));
        return isAlone ? conditions.withHeld(inCardSystems(name, "held.passholder_id")) : conditions;
    }

    private static boolean areMany(Conditions conditions, Handle handle, int few) {
        var statement = "select count(*) > %1$d from (select from passholder %2$s limit %1$d + 1) found"
                .formatted(few, conditions.where());
        return conditions
                .bound(handle.createQuery(statement))
                .mapTo(Boolean.class)
                .one();
    }

    private static void addKnown(List<Long> ids, Conditions conditions) {
        conditions.and(true, "passholder.id = any(:known)", query -> query.bindArray("known", Long.class, ids));
    }

    /** For a statement that reads all of them: members may be collected once for it. */
    private static String inCardSystems(String name, String passholderId) {
        return """
            (exists (select from membership where passholder_id = %2$s and card_system_id = any(:%1$sSystems))
             or exists (select from card where passholder_id = %2$s and card_system_id = any(:%1$sSystems)))""".formatted(name, passholderId);
    }

    /** The condition that holds for the passholders of a scope. */
    static String condition(String name, PeopleScope scope) {
        return switch (scope) {
            case PeopleScope.Everybody _ -> "true";
            case PeopleScope.Nobody _ -> "false";
            // One subquery, so that it is asked for each passholder and not for all members, however many are expected.
            case PeopleScope.InCardSystems _ -> """
                    exists (select from membership where passholder_id = passholder.id and card_system_id = any(:%1$sSystems)
                            union all
                            select from card where passholder_id = passholder.id and card_system_id = any(:%1$sSystems))""".formatted(name);
            case PeopleScope.Only _ -> "passholder.uid = :" + name + "Uid";
        };
    }

    /** Binds the parameters of {@link #condition}. */
    static Consumer<Query> binding(String name, PeopleScope scope) {
        return switch (scope) {
            case PeopleScope.Everybody _, PeopleScope.Nobody _ -> _ -> {};
            case PeopleScope.InCardSystems(var systems) ->
                query -> query.bindArray(name + "Systems", Long.class, systems);
            case PeopleScope.Only(var uid) -> query -> query.bind(name + "Uid", uid);
        };
    }
}
