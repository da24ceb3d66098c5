package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of one search. The statement contains only those that were requested: then each can use its index,
 * although plans are made once and for all values. Belongs to one thread.
 */
public final class Conditions {
    /** Sorts after every letter. */
    public static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final List<String> conditions = new ArrayList<>();
    private final List<Consumer<Query>> bindings = new ArrayList<>();

    /** A condition without values. */
    public Conditions and(boolean asked, String condition) {
        return and(asked, condition, _ -> {});
    }

    /**
     * A condition, if it was requested.
     *
     * @param condition SQL of the program; what a caller sent is only among the values
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

    /** From one value to another, both included; either may be missing. */
    public <T> Conditions range(String expression, String name, Optional<T> from, Optional<T> to) {
        from.ifPresent(value -> and(expression + " >= :" + name + "From", name + "From", value));
        to.ifPresent(value -> and(expression + " <= :" + name + "To", name + "To", value));
        return this;
    }

    /**
     * A text in a column, case-insensitive, with or without accents, in which a star stands for any letters; an empty
     * text adds no condition. What precedes the first star is a range of an index in code point order.
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
        boolean isBeginning = !beginning.isEmpty() && star == text.length() - 1;
        return and(
                !isBeginning,
                "folded(%s) like folded(:%s)".formatted(column, name),
                query -> query.bind(name, pattern(text)));
    }

    /** Conditions that must all hold, within a condition of this shape. */
    public Conditions within(String before, Conditions inner, String after) {
        return and(true, before + String.join(" and ", inner.conditions) + after, query -> inner.bound(query));
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** The conditions, of which there must be one at least, as one. */
    public String all() {
        return String.join("\n  and ", conditions);
    }

    /** The where clause of the statement; empty if there are no conditions. */
    public String where() {
        return isEmpty() ? "" : "where " + all() + "\n";
    }

    /** The where clause with one more condition, which has no values. */
    public String where(String more) {
        return isEmpty() ? "where " + more + "\n" : where() + "  and " + more + "\n";
    }

    /** The query, which contains {@link #where()}, with its values bound. */
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
