package org.spaarpunt.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.PrivateFile;

/** The launcher's own short connections to the server. */
record ServerConnection(int port, Passwords passwords) {

    /** Made by initdb; exists from the first start on. */
    static final String MAINTENANCE_DATABASE = "postgres";

    private static final String CONNECT_SECONDS = "2";

    /** For checking whether the server answers. */
    private static final String ASK_SECONDS = "2";

    /** For changes of roles and owners, which wait for no lock but are forced to the disk. */
    private static final String WORK_SECONDS = "60";

    private static final String WITHOUT_LIMIT = "0";

    private static final String NOT_AUTHORIZED_CLASS = "28";

    /**
     * The passwords of {@link DatabaseRoles}.
     *
     * @param server of the role that owns the tables
     * @param maintenance of the superuser
     */
    record Passwords(String server, String maintenance) {
        /** Those that are stored in a home. */
        static Passwords in(DatabaseHome home) throws IOException {
            return new Passwords(PrivateFile.read(home.password()), PrivateFile.read(home.maintenancePassword()));
        }

        /** Shows neither. */
        @Override
        public String toString() {
            return "passwords";
        }
    }

    enum Answer {
        READY,
        WRONG_PASSWORD,
        /** There is no server, or it accepts no queries now. */
        SILENCE
    }

    ServerConnection onPort(int other) {
        return new ServerConnection(other, passwords);
    }

    /** The address of a database for the server's role. */
    DatabaseAddress address(String database) {
        return address(database, DatabaseRoles.SERVER, passwords.server());
    }

    /** The address of a database for the superuser. */
    DatabaseAddress maintenanceAddress(String database) {
        return address(database, DatabaseRoles.MAINTENANCE, passwords.maintenance());
    }

    /** Whether it accepts queries, as either role: data of an earlier version only has the server's. */
    Answer ask() {
        Answer answer = askAsMaintenance();
        return answer == Answer.WRONG_PASSWORD ? askAsServer() : answer;
    }

    Answer askAsMaintenance() {
        return ask(maintenanceAddress(MAINTENANCE_DATABASE));
    }

    Answer askAsServer() {
        return ask(address(MAINTENANCE_DATABASE));
    }

    /** Whether a database accepts queries of the server's role. */
    Answer ask(String database) {
        return ask(address(database));
    }

    void createIfAbsent(String database, String owner) throws SQLException {
        try (Connection connection = openAsMaintenance(MAINTENANCE_DATABASE);
                PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?");
                Statement statement = connection.createStatement()) {
            known.setString(1, database);
            if (!known.executeQuery().next()) {
                statement.execute("create database " + statement.enquoteIdentifier(database, true) + " owner "
                        + statement.enquoteIdentifier(owner, true));
            }
        }
    }

    Connection openAsMaintenance(String database) throws SQLException {
        return open(maintenanceAddress(database), WORK_SECONDS);
    }

    /** As the superuser, for statements that take as long as the database is large. */
    Connection openUnhurried(String database) throws SQLException {
        return open(maintenanceAddress(database), WITHOUT_LIMIT);
    }

    Connection openAsServer(String database) throws SQLException {
        return open(address(database), WORK_SECONDS);
    }

    /** To a database that nothing is stored in, for as long as it takes. */
    Connection openUnhurriedAsServer() throws SQLException {
        return open(address(MAINTENANCE_DATABASE), WITHOUT_LIMIT);
    }

    /** As a role that has the superuser's password. */
    Connection openAs(String role, String database) throws SQLException {
        return open(address(database, role, passwords.maintenance()), WORK_SECONDS);
    }

    private DatabaseAddress address(String database, String user, String password) {
        // A process that holds the port while the server is down must not get the password by requesting it in clear.
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?requireAuth=scram-sha-256";
        return new DatabaseAddress(url, user, password);
    }

    private static Answer ask(DatabaseAddress address) {
        try (Connection connection = open(address, ASK_SECONDS);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return Answer.READY;
        } catch (SQLException refused) {
            return String.valueOf(refused.getSQLState()).startsWith(NOT_AUTHORIZED_CLASS)
                    ? Answer.WRONG_PASSWORD
                    : Answer.SILENCE;
        }
    }

    private static Connection open(DatabaseAddress address, String seconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", seconds);
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }
}
