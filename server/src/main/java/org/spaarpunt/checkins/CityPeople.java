package org.spaarpunt.checkins;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.rights.PeopleScope;

/**
 * The passholders of a city whom a viewer sees in full, in a search for their check-ins.
 *
 * @param seen a condition on passholders
 */
record CityPeople(String seen, Consumer<Query> values) {
    /** So few passholders that reading all of their check-ins takes less than looking for them among all others. */
    private static final int FEW = 1_000;

    private static final String SELECT = """
            select passholder.id from passholder where folded(city) collate "C" = folded(:city) and %s\
            """;

    private static final String IN_CARD_SYSTEMS = """
            (exists (select from membership where passholder_id = passholder.id and card_system_id = any(:seenSystems))
             or exists (select from card where passholder_id = passholder.id and card_system_id = any(:seenSystems)))\
            """;

    static CityPeople of(String city, PeopleScope scope) {
        Consumer<Query> values = query -> query.bind("city", city);
        return switch (scope) {
            case PeopleScope.Everybody _ -> new CityPeople("true", values);
            case PeopleScope.Nobody _ -> new CityPeople("false", values);
            case PeopleScope.Only(var uid) ->
                new CityPeople("passholder.uid = :seenUid", values.andThen(query -> query.bind("seenUid", uid)));
            case PeopleScope.InCardSystems(var systems) ->
                new CityPeople(
                        IN_CARD_SYSTEMS, values.andThen(query -> query.bindArray("seenSystems", Long.class, systems)));
        };
    }

    boolean areFew(Handle handle) {
        var query = handle.createQuery("select count(*) from (" + SELECT.formatted("true") + " limit :most) counted")
                .bind("most", FEW + 1);
        values.accept(query);
        return query.mapTo(Integer.class).one() <= FEW;
    }

    /** Checked, they are joined: where many live in the city, each is looked up, and where not, they are hashed. */
    Requirement requirement() {
        var select = SELECT.formatted(seen);
        return new Requirement(
                "passholder_id = any(array(" + select + "))", "passholder_id in (" + select + ")", values);
    }
}
