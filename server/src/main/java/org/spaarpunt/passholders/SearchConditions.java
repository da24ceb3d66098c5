package org.spaarpunt.passholders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.spaarpunt.passholders.PassholderCriteria.Range;

/** What must hold of each row that is looked for, all of it. Conditions are words of the program; what callers say is bound to them. */
final class SearchConditions {
    /** Sorts after every letter. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    void add(String condition) {
        conditions.add(condition);
    }

    void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
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
