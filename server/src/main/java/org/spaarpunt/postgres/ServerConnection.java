package org.spaarpunt.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.spaarpunt.storage.DatabaseAddress;

/** The launcher's own talk with the server, over short connections. */
public record ServerConnection(int port, String password) {

    /** Made by initdb; there from the first start on. */
    private static final String MAINTENANCE_DATABASE = "postgres";

    private static final String TIMEOUT_SECONDS = "2";
    private static final String NOT_AUTHORIZED_CLASS = "28";

    public enum Answer {
        READY,
        WRONG_PASSWORD,
        /** Nobody there, or nobody who takes queries now. */
        SILENCE
    }

    public DatabaseAddress address(String database) {
        // Whoever holds the port while the server is away must not get the password by asking for it in clear.
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?requireAuth=scram-sha-256";
        return new DatabaseAddress(url, DataDirectory.SUPERUSER, password);
    }

    public Answer ask() {
        return ask(MAINTENANCE_DATABASE);
    }

    public Answer ask(String database) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return Answer.READY;
        } catch (SQLException refused) {
            return String.valueOf(refused.getSQLState()).startsWith(NOT_AUTHORIZED_CLASS)
                    ? Answer.WRONG_PASSWORD
                    : Answer.SILENCE;
        }
    }

    void createIfAbsent(String database) throws SQLException {
        try (Connection connection = open(MAINTENANCE_DATABASE);
                PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?");
                Statement statement = connection.createStatement()) {
            known.setString(1, database);
            if (!known.executeQuery().next()) {
                statement.execute("create database " + statement.enquoteIdentifier(database, true));
            }
        }
    }

    private Connection open(String database) throws SQLException {
        DatabaseAddress address = address(database);
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }
}
