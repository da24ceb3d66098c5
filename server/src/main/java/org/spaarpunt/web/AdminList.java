package org.spaarpunt.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.administration.Listing;

/**
 * The part of a long list that a page shows, and how the part after it is asked for.
 *
 * @param search what was searched for; empty: nothing in particular
 * @param next the name after which the next part begins, when there may be one
 */
record AdminList<T>(List<T> entries, String search, Optional<String> next) {
    /** Entries on one page. */
    private static final int ENTRIES = 100;

    AdminList {
        entries = List.copyOf(entries);
    }

    /** @param name by which the list is ordered */
    static <T> AdminList<T> of(PageRequest request, Function<Listing, List<T>> list, Function<T, String> name) {
        var search = request.query().firstFilled("search").map(String::strip).orElse("");
        var after = request.query().firstFilled("after").orElse("");
        var entries = list.apply(new Listing(search, after, ENTRIES));
        var next = entries.size() < ENTRIES ? Optional.<String>empty() : Optional.of(name.apply(entries.getLast()));
        return new AdminList<>(entries, search, next);
    }
}
