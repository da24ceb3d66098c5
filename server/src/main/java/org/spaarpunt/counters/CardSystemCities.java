package org.spaarpunt.counters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The cities of card systems: those of the counters that people can find. */
public final class CardSystemCities {
    private static final String ALL = """
            select card_system_id, postal_code, city, coalesce(min(nullif(email, '')), '') as email
            from counter
            join counter_group on counter_id = counter.id
            where visible and city <> '' and postal_code <> ''
            group by card_system_id, postal_code, city
            order by card_system_id, postal_code, city
            """;

    private final Jdbi jdbi;

    /**
     * A city with a counter.
     *
     * @param email of a counter there; empty: none is known
     */
    public record City(String postalCode, String name, String email) {}

    public CardSystemCities(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By the number of the card system, in the order of their postal codes. A system without cities is absent. */
    public Map<Long, List<City>> all() {
        var found = new LinkedHashMap<Long, List<City>>();
        jdbi.useHandle(handle -> handle.createQuery(ALL)
                .map((row, _) -> Map.entry(
                        row.getLong("card_system_id"),
                        new City(row.getString("postal_code"), row.getString("city"), row.getString("email"))))
                .forEach(row -> found.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                        .add(row.getValue())));
        return found;
    }
}
