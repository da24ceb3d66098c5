package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of one search. Only those that were asked for stand in the statement: then each can use its index, although plans are
 * made once and for all values. Belongs to one thread.
 */
public final class Conditions {
    /** Sorts after every letter. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

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

    /** A condition with one value, which it names. */
    public Conditions and(String condition, String name, Object value) {
        return and(true, condition, query -> query.bind(name, value));
    }

    /** From one value to another, both included, as far as they are given. */
    public <T> Conditions range(String expression, String name, Optional<T> from, Optional<T> to) {
        from.ifPresent(value -> and(expression + " >= :" + name + "From", name + "From", value));
        to.ifPresent(value -> and(expression + " <= :" + name + "To", name + "To", value));
        return this;
    }

    /**
     * A text in a column, case-insensitive, with or without accents, in which a star stands for any letters; an empty text asks for nothing.
     * What is before the first star is a range of an index in the order of the letters' codes.
     */
    public Conditions words(String column, String text) {
        if (text.isEmpty()) {
            return this;
        }
        var name = column.replace("_", "").toLowerCase(Locale.ROOT);
        int star = text.indexOf('*');
        if (star < 0) {
            return and("folded(%s) collate \"C\" = folded(:%s)".formatted(column, name), name, text);
        }
        var beginning = text.substring(0, star);
        if (!beginning.isEmpty()) {
            and("folded(%s) collate \"C\" >= folded(:%sFrom)".formatted(column, name), name + "From", beginning);
            and("folded(%s) collate \"C\" < folded(:%sTo)".formatted(column, name), name + "To", beginning + LAST);
        }
        return and("folded(%s) like folded(:%s)".formatted(column, name), name, pattern(text));
    }

    /** Others that must hold together, within a condition of this shape. */
    public Conditions within(String before, Conditions inner, String after) {
        return and(true, before + String.join(" and ", inner.conditions) + after, query -> inner.bound(query));
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

    private static String pattern(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("*", "%");
    }
}
