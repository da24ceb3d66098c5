package org.spaarpunt.counters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** Finds counters by what people type: a key, or a name with or without accents and capitals. */
public final class CounterNames {
    private static final String FIND = """
            select distinct typed, consumer_key
            from unnest(:typed) as typed
            join counter on consumer_key = typed or folded(counter.name) = folded(typed)
            """;

    private final Jdbi jdbi;

    public CounterNames(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The keys of the counters that each text names; a text that is a key names only its counter. */
    public Map<String, Set<String>> keys(List<String> typed) {
        var found = new HashMap<String, Set<String>>();
        jdbi.useHandle(handle -> handle.createQuery(FIND)
                .bindArray("typed", String.class, typed)
                .map((row, _) -> Map.entry(row.getString("typed"), row.getString("consumer_key")))
                .forEach(pair -> found.computeIfAbsent(pair.getKey(), _ -> new TreeSet<>())
                        .add(pair.getValue())));
        found.replaceAll((text, keys) -> keys.contains(text) ? Set.of(text) : keys);
        return found;
    }
}
