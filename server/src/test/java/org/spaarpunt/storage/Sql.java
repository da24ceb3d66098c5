package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One statement on a connection of its own. */
public final class Sql {

    private Sql() {}

    public static void execute(DatabaseAddress address, String statement) throws SQLException {
        try (Connection connection = open(address);
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    /** The first column of the first row as text. */
    public static @Nullable String ask(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = open(address);
                Statement jdbc = connection.createStatement();
                ResultSet rows = jdbc.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
