package org.spaarpunt.passholders;

import java.util.function.Consumer;
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

    /** The same for a statement that reads all of these passholders: members may be collected once for it. */
    static void addOfAll(String name, PeopleScope scope, Conditions conditions) {
        if (scope instanceof PeopleScope.InCardSystems) {
            conditions.and(true, """
            (exists (select from membership where passholder_id = passholder.id and card_system_id = any(:%1$sSystems))
             or exists (select from card where passholder_id = passholder.id and card_system_id = any(:%1$sSystems)))""".formatted(name), binding(name, scope));
        } else {
            add(name, scope, conditions);
        }
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
