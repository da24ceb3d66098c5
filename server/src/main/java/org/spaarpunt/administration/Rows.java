package org.spaarpunt.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Columns as the values that this package speaks of. */
final class Rows {
    private Rows() {}

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
