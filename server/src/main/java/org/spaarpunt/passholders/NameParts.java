package org.spaarpunt.passholders;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Conditions;

/** Parts that a name must have somewhere within it, by which an index finds people: see migration 96. */
record NameParts(List<String> parts) {
    static final NameParts NONE = new NameParts(List.of());

    /** Shorter ones are in no index. */
    private static final int LENGTH = 3;

    private static final String OF_NAMES = "trigrams(' ' || folded(first_name) || ' ' || folded(name) || ' ')";

    NameParts {
        parts = parts.stream()
                .filter(part -> part.codePointCount(0, part.length()) >= LENGTH)
                .toList();
    }

    /** Those of texts with stars; a text that begins with letters is found by these. */
    static NameParts ofPatterns(List<String> texts) {
        var parts = new ArrayList<String>();
        for (var text : texts) {
            if (text.startsWith("*")) {
                var between = List.of(text.split("\\*", -1));
                parts.addAll(between.subList(0, between.size() - 1));
                // Each name ends with a space there.
                parts.add(between.getLast() + " ");
            }
        }
        return new NameParts(parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Whether the index helps to find the people who meet these conditions: at most one in so many does, by a sample of the
     * table's pages.
     */
    boolean areRare(Conditions conditions, int oneIn, Handle handle) {
        if (isEmpty()) {
            return false;
        }
        var statement = """
            select (select count(*) from passholder tablesample system (0.1) repeatable (1) %s) * :oneIn
                   <= (select count(*) from passholder tablesample system (0.1) repeatable (1))
            """.formatted(conditions.where());
        return conditions
                .bound(handle.createQuery(statement))
                .bind("oneIn", oneIn)
                .mapTo(Boolean.class)
                .one();
    }

    /** Adds a condition by the index, beside those that say where the parts have to be. */
    void add(Conditions conditions) {
        var bound = IntStream.range(0, parts.size())
                .mapToObj(i -> "trigrams(folded(:part" + i + "))")
                .collect(Collectors.joining(" || "));
        conditions.and(!isEmpty(), OF_NAMES + " @> (" + bound + ")", query -> {
            for (int i = 0; i < parts.size(); i++) {
                query.bind("part" + i, parts.get(i));
            }
        });
    }
}
