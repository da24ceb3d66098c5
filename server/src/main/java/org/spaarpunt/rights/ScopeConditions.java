package org.spaarpunt.rights;

import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.storage.Conditions;

/** The passholders among which a viewer may search, as a condition of a statement from {@code passholder}. */
public final class ScopeConditions {
    private ScopeConditions() {}

    /**
     * Limits a statement to the passholders among which a viewer may search.
     *
     * @param name the prefix of the parameters' names
     */
    public static void add(String name, PeopleScope scope, Conditions conditions) {
        conditions.and(!(scope instanceof PeopleScope.Everybody), condition(name, scope), binding(name, scope));
    }

    /** The condition that holds for the passholders of a scope. */
    public static String condition(String name, PeopleScope scope) {
        return switch (scope) {
            case PeopleScope.Everybody _ -> "true";
            case PeopleScope.Nobody _ -> "false";
            // The second part is for passholders whose card systems are not filled in yet.
            case PeopleScope.InCardSystems _ -> """
                (passholder.card_systems && :%1$sSystems
                 or passholder.card_systems is null and (
                    exists (select from membership where passholder_id = passholder.id and card_system_id = any(:%1$sSystems))
                    or exists (select from card where passholder_id = passholder.id and card_system_id = any(:%1$sSystems))))""".formatted(name);
            case PeopleScope.Only _ -> "passholder.uid = :" + name + "Uid";
        };
    }

    /** Binds the parameters of {@link #condition}. */
    public static Consumer<Query> binding(String name, PeopleScope scope) {
        return switch (scope) {
            case PeopleScope.Everybody _, PeopleScope.Nobody _ -> _ -> {};
            case PeopleScope.InCardSystems(var systems) ->
                query -> query.bindArray(name + "Systems", Long.class, systems);
            case PeopleScope.Only(var uid) -> query -> query.bind(name + "Uid", uid);
        };
    }
}
