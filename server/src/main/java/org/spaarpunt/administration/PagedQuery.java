package org.spaarpunt.administration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * A list that is shown page by page. Its order is total: the key decides between rows that are otherwise alike, so no row stands on two
 * pages or on none.
 *
 * @param columns of the rows
 * @param source the tables and the condition; all of its parameters but {@code search} are the caller's
 * @param key a column that tells every row from every other
 */
record PagedQuery(String columns, String source, String key) {

    /** What is the same in two texts that differ in accents and capitals: the order of people's alphabets, wherever the database runs. */
    static String folded(String text) {
        return "lower(regexp_replace(normalize(%s, NFD), '[\\u0300-\\u036f]', '', 'g'))".formatted(text);
    }

    /** Whether a text contains what is searched for. */
    static String found(String text) {
        return "(:search = '' or strpos(" + folded(text) + ", " + folded(":search") + ") > 0)";
    }

    /** @param order the expressions by which the rows are sorted */
    <T> Part<T> part(
            Jdbi jdbi, Wanted<?> wanted, List<String> order, Map<String, String> parameters, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> {
            long total = count(handle, wanted, parameters);
            int page = Math.min(wanted.page(), Part.pages(total, wanted.size()));
            var rows = handle.createQuery("select " + columns + " " + source + " order by "
                            + order(order, wanted.descending()) + " limit :limit offset :offset")
                    .bindMap(parameters)
                    .bind("search", wanted.search())
                    .bind("limit", wanted.size())
                    .bind("offset", (long) (page - 1) * wanted.size())
                    .map(mapper)
                    .list();
            return new Part<>(rows, page, wanted.size(), total);
        });
    }

    private long count(Handle handle, Wanted<?> wanted, Map<String, String> parameters) {
        return handle.createQuery("select count(*) " + source)
                .bindMap(parameters)
                .bind("search", wanted.search())
                .mapTo(Long.class)
                .one();
    }

    private String order(List<String> expressions, boolean descending) {
        var direction = descending ? " desc" : "";
        return expressions.stream().map(expression -> expression + direction + ", ").collect(Collectors.joining())
                + key + direction;
    }
}
