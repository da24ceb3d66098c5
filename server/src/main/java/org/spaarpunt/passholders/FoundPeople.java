package org.spaarpunt.passholders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * People that a search has found.
 *
 * @param ids of those on the page, in their order
 * @param total of all
 */
record FoundPeople(List<Long> ids, int total) {
    /** The columns of a statement with an expression {@code found (id, sorted)}, after which the order is named. */
    static final String COLUMNS = """
            (select count(*) from found) as total,
                   array(select id from found%s limit :max offset :start) as ids
            """;

    static FoundPeople read(ResultSet row) throws SQLException {
        return new FoundPeople(List.of((Long[]) row.getArray("ids").getArray()), row.getInt("total"));
    }
}
