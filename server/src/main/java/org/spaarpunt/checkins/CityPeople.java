package org.spaarpunt.checkins;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;

/**
 * The passholders of a city whom a viewer sees in full, in a search for their check-ins.
 *
 * @param seen a condition on passholders
 */
record CityPeople(String seen, Consumer<Query> values) {
    /** So few passholders that reading all of their check-ins takes less than looking for them among all others. */
    private static final int FEW = 1_000;

    /** The prefix of the parameters for the passholders that the viewer sees in full. */
    private static final String SEEN = "seen";

    private static final String SELECT = """
            select passholder.id from passholder where folded(city) collate "C" = folded(:city) and %s\
            """;

    static CityPeople of(String city, PeopleScope scope) {
        Consumer<Query> values = query -> query.bind("city", city);
        return new CityPeople(
                ScopeConditions.condition(SEEN, scope), values.andThen(ScopeConditions.binding(SEEN, scope)));
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
