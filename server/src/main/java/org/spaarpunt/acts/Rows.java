package org.spaarpunt.acts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads columns as values of this package. */
public final class Rows {
    private Rows() {}

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
