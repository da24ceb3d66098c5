package org.spaarpunt.passholders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.rights.PeopleScope;

/** What must hold of each row that is looked for, all of it. Conditions are words of the program; what callers say is bound to them. */
final class SearchConditions {
    /** Sorts after every letter. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String IN_CARD_SYSTEMS = """
            (exists (select from membership where passholder_id = passholder.id and card_system_id = any(:%1$sSystems))
             or exists (select from card where passholder_id = passholder.id and card_system_id = any(:%1$sSystems)))""";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    void add(String condition) {
        conditions.add(condition);
    }

    void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /**
     * Only passholders among whom a viewer may search.
     *
     * @param name begins the names of what is bound
     */
    void scope(String name, PeopleScope scope) {
        add(condition(name, scope));
        bind(name, scope);
    }

    /** Binds what {@link #condition} needs. */
    void bind(String name, PeopleScope scope) {
        switch (scope) {
            case PeopleScope.Everybody _, PeopleScope.Nobody _ -> {
                // Nothing to bind.
            }
            case PeopleScope.InCardSystems(var systems) -> values.put(name + "Systems", systems.toArray(Long[]::new));
            case PeopleScope.Only(var uid) -> values.put(name + "Uid", uid);
        }
    }

    /** What holds of the passholders of a scope. */
    static String condition(String name, PeopleScope scope) {
        return switch (scope) {
            case PeopleScope.Everybody _ -> "true";
            case PeopleScope.Nobody _ -> "false";
            case PeopleScope.InCardSystems _ -> IN_CARD_SYSTEMS.formatted(name);
            case PeopleScope.Only _ -> "passholder.uid = :" + name + "Uid";
        };
    }

    <T> void range(String expression, String name, Range<T> range) {
        range.from().ifPresent(from -> add(expression + " >= :" + name + "From", name + "From", from));
        range.to().ifPresent(to -> add(expression + " <= :" + name + "To", name + "To", to));
    }

    /**
     * A text in any case of letters, with or without their accents, in which a star stands for any letters. What stands before the first
     * star is a range of an index in the order of the letters' codes.
     */
    void words(String column, String text) {
        if (text.isEmpty()) {
            return;
        }
        var name = column.replace("_", "").toLowerCase(Locale.ROOT);
        int star = text.indexOf('*');
        if (star < 0) {
            add("folded(%s) collate \"C\" = folded(:%s)".formatted(column, name), name, text);
            return;
        }
        var beginning = text.substring(0, star);
        if (!beginning.isEmpty()) {
            add("folded(%s) collate \"C\" >= folded(:%sFrom)".formatted(column, name), name + "From", beginning);
            add("folded(%s) collate \"C\" < folded(:%sTo)".formatted(column, name), name + "To", beginning + LAST);
        }
        add("folded(%s) like folded(:%s)".formatted(column, name), name, pattern(text));
    }

    /** Others that must hold together, within a condition of this shape. */
    void within(String before, SearchConditions inner, String after) {
        conditions.add(before + String.join(" and ", inner.conditions) + after);
        values.putAll(inner.values);
    }

    /** The conditions as the end of a statement. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Query bindTo(Query query) {
        return query.bindMap(values);
    }

    private static String pattern(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("*", "%");
    }
}
