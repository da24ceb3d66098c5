package org.spaarpunt.acts;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * A list that is shown page by page. Its order is total: the key breaks ties, so that every row is on exactly one page.
 *
 * @param columns of the rows
 * @param source the tables and the condition of all rows; its parameters are the caller's
 * @param found the condition for those that are found by {@code search}, left out when everything is listed
 * @param key a column that is unique in each row
 */
public record PagedQuery(String columns, String source, String found, String key) {
    private static final String DIRECTION = " $direction";

    /** SQL for a text without accents and capitals, which sorts the same wherever the database runs. */
    public static String folded(String text) {
        return "folded(" + text + ")";
    }

    /** SQL for whether a text contains the search text, which is folded once and not for every row. */
    public static String found(String text) {
        return "strpos(" + folded(text) + ", (select folded(:search))) > 0";
    }

    /** An order by each of these expressions in turn, in a direction that is filled in later. */
    public static String order(String... expressions) {
        return Stream.of(expressions)
                .map(expression -> expression + DIRECTION + ", ")
                .collect(Collectors.joining());
    }

    /**
     * Reads one page.
     *
     * @param order what {@link #order} made
     */
    public <T> ListPage<T> part(
            Jdbi jdbi, PageQuery<?> wanted, String order, Map<String, String> parameters, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> {
            long total = query(handle, "select count(*) " + listed(wanted), wanted, parameters)
                    .mapTo(Long.class)
                    .one();
            int page = Math.min(wanted.page(), ListPage.pages(total, wanted.size()));
            var sorted = (order + key + DIRECTION).replace(DIRECTION, wanted.descending() ? " desc" : "");
            var statement =
                    "select " + columns + " " + listed(wanted) + " order by " + sorted + " limit :limit offset :offset";
            var rows = query(handle, statement, wanted, parameters)
                    .bind("limit", wanted.size())
                    .bind("offset", (long) (page - 1) * wanted.size())
                    .map(mapper)
                    .list();
            return new ListPage<>(rows, page, wanted.size(), total);
        });
    }

    private String listed(PageQuery<?> wanted) {
        return wanted.search().isEmpty() ? source : source + " and " + found;
    }

    private static Query query(Handle handle, String statement, PageQuery<?> wanted, Map<String, String> parameters) {
        var query = handle.createQuery(statement).bindMap(parameters);
        return wanted.search().isEmpty() ? query : query.bind("search", wanted.search());
    }
}
