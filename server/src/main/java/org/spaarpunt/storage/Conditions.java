package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of one search. Only those that were asked for stand in the statement: then each can use its index, although plans are
 * made once and for all values. Belongs to one thread.
 */
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Consumer<Query>> bindings = new ArrayList<>();

    /** A condition without values. */
    public Conditions and(boolean asked, String condition) {
        return and(asked, condition, _ -> {});
    }

    /**
     * A condition, if it was asked for.
     *
     * @param condition our own words; what a caller sent is among the values
     * @param values binds every value that the condition names
     */
    public Conditions and(boolean asked, String condition, Consumer<Query> values) {
        if (asked) {
            conditions.add(condition);
            bindings.add(values);
        }
        return this;
    }

    /** As it stands in a statement; nothing at all where nothing was asked. */
    public String where() {
        return conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions) + "\n";
    }

    /** The query, which holds {@link #where()}, with its values. */
    public Query bound(Query query) {
        bindings.forEach(values -> values.accept(query));
        return query;
    }
}
