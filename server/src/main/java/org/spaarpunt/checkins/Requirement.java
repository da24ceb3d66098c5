package org.spaarpunt.checkins;

import java.util.Collection;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * What a check-in must be to be found, in two forms: plans are made once for all values, so the statement itself says
 * which index is read.
 *
 * @param found a condition that an index serves
 * @param checked the same, for rows that another index found; no index serves it
 * @param values binds every value that they name
 */
record Requirement(String found, String checked, Consumer<Query> values) {
    static Requirement that(String condition, Consumer<Query> values) {
        return new Requirement(condition, checked(condition), values);
    }

    /** That a column is one of these numbers: for the index an array, and hashed to check rows. */
    static Requirement oneOf(String column, String name, Collection<Long> numbers) {
        return new Requirement(
                "%s = any(:%s)".formatted(column, name),
                checked("%s in (select unnest(:%s))".formatted(column, name)),
                query -> query.bindArray(name, Long.class, numbers));
    }

    Requirement or(Requirement other) {
        return new Requirement(
                "(%s or %s)".formatted(found, other.found),
                checked("%s or %s".formatted(checked, other.checked)),
                values.andThen(other.values));
    }

    /** The same, where what it selects is collected first instead of being joined. */
    Requirement hashed() {
        return new Requirement(found, checked(checked), values);
    }

    Requirement negated() {
        var not = "(" + checked + ") is not true";
        return new Requirement(not, not, values);
    }

    private static String checked(String condition) {
        return "(" + condition + ") is true";
    }
}
