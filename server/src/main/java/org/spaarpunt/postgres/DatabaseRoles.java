package org.spaarpunt.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.spaarpunt.logging.EventLog;

/**
 * Keeps two roles apart: {@link #SERVER} owns the tables and can do nothing else, so that an injected statement cannot
 * read a file or run a program; {@link #MAINTENANCE} is the superuser that PostgreSQL requires, and only the launcher
 * uses it.
 *
 * <p>Data of earlier versions have one superuser, with the name that the server's role has now. It is renamed, and a
 * plain role gets its name and password. Each step may be interrupted; the next start continues from there.
 */
record DatabaseRoles(ServerConnection connection) {
    static final String SERVER = "spaarpunt";
    static final String MAINTENANCE = "spaarpunt_maintenance";

    /** A temporary superuser for the renaming, because no session can rename its own role. */
    private static final String RENAMING = "spaarpunt_renaming";

    private static final EventLog LOG = EventLog.of(DatabaseRoles.class);

    /**
     * The passwords are 256 random bits, which need no slow hash; and no statement with one of them is logged by the
     * server.
     */
    private static final String QUIETLY = """
            set local scram_iterations = 1; set local log_min_error_statement = panic; set local log_statement = none""";

    private static final String PLAIN = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

    private static final String IS_PLAIN = """
            select not (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)
            from pg_roles where rolname = ?
            """;

    private static final String IS_SUPERUSER = "select rolsuper from pg_roles where rolname = current_user";

    private static final String KNOWS_ROLE = "select true from pg_roles where rolname = ?";

    private static final String OWNER = """
            select pg_get_userbyid(datdba) = ? from pg_database where datname = current_database()
            """;

    /**
     * What the server created while it was the superuser. Sequences of columns, and what belongs to an extension,
     * follow their owners.
     */
    private static final String TAKE_OVER = """
            do $$
            declare
                change text;
            begin
                for change in
                    select format('alter %s %s owner to spaarpunt',
                                  case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
                                  oid::regclass)
                    from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
                      and relowner = 'spaarpunt_maintenance'::regrole
                      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid
                                                              and objsubid = 0 and deptype in ('a', 'i', 'e'))
                    union all
                    select format('alter routine %s owner to spaarpunt', oid::regprocedure)
                    from pg_proc
                    where pronamespace = 'public'::regnamespace and proowner = 'spaarpunt_maintenance'::regrole
                      and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
                    union all
                    select format('alter type %s owner to spaarpunt', oid::regtype)
                    from pg_type
                    where typnamespace = 'public'::regnamespace and typtype in ('d', 'e', 'r')
                      and typowner = 'spaarpunt_maintenance'::regrole
                      and not exists (select from pg_depend where classid = 'pg_type'::regclass and objid = pg_type.oid and deptype = 'e')
                loop
                    execute change;
                end loop;
            end
            $$
            """;

    private interface Step {
        void run(Statement statement) throws SQLException;
    }

    /**
     * Makes sure that both roles are set up correctly, and that the server's role owns its database and all that is in
     * it.
     */
    void ensure(String database) throws SQLException {
        if (!separate()) {
            return;
        }
        inTransaction(connection.openAsMaintenance(ServerConnection.MAINTENANCE_DATABASE), this::ensurePlainRole);
        connection.createIfAbsent(database, SERVER);
        try (Connection inside = connection.openAsMaintenance(database)) {
            if (!isTrue(inside, OWNER, SERVER)) {
                LOG.info(
                        "database_owner_changed",
                        "The database {database} and its tables are given to the role {role}, which is no superuser",
                        database,
                        SERVER);
            }
            inTransaction(inside, statement -> {
                statement.execute(
                        "alter database " + statement.enquoteIdentifier(database, true) + " owner to " + SERVER);
                statement.execute(TAKE_OVER);
            });
        }
    }

    /** Splits the single role of an earlier version; false if it is impossible to connect as the superuser. */
    private boolean separate() throws SQLException {
        if (connection.askAsMaintenance() == ServerConnection.Answer.READY) {
            dropRenamingRole();
            return true;
        }
        try (Connection plain = connection.openAsServer(ServerConnection.MAINTENANCE_DATABASE)) {
            if (!isTrue(plain, IS_SUPERUSER)) {
                LOG.warn(
                        "maintenance_password_rejected",
                        "The role {role} does not accept its password, so nothing is done that needs a superuser; see \"The database's roles\""
                                + " in docs/operations.md",
                        MAINTENANCE);
                return false;
            }
            LOG.info(
                    "superuser_renamed",
                    "The superuser {role} of the embedded database becomes {newRole}",
                    SERVER,
                    MAINTENANCE);
            inTransaction(plain, statement -> {
                statement.execute("drop role if exists " + RENAMING);
                statement.execute("create role " + RENAMING + " login superuser password "
                        + statement.enquoteLiteral(connection.passwords().maintenance()));
            });
        }
        inTransaction(connection.openAs(RENAMING, ServerConnection.MAINTENANCE_DATABASE), statement -> {
            statement.execute("alter role " + SERVER + " rename to " + MAINTENANCE);
            statement.execute("alter role " + MAINTENANCE + " password "
                    + statement.enquoteLiteral(connection.passwords().maintenance()));
            statement.execute("create role " + SERVER + " " + PLAIN + " password "
                    + statement.enquoteLiteral(connection.passwords().server()));
        });
        dropRenamingRole();
        return true;
    }

    private void dropRenamingRole() throws SQLException {
        try (Connection maintenance = connection.openAsMaintenance(ServerConnection.MAINTENANCE_DATABASE)) {
            if (isTrue(maintenance, KNOWS_ROLE, RENAMING)) {
                inTransaction(maintenance, statement -> statement.execute("drop role " + RENAMING));
            }
        }
    }

    private void ensurePlainRole(Statement statement) throws SQLException {
        String password = statement.enquoteLiteral(connection.passwords().server());
        if (!isTrue(statement.getConnection(), KNOWS_ROLE, SERVER)) {
            statement.execute("create role " + SERVER + " " + PLAIN + " password " + password);
        } else if (!isTrue(statement.getConnection(), IS_PLAIN, SERVER)
                || connection.askAsServer() == ServerConnection.Answer.WRONG_PASSWORD) {
            statement.execute("alter role " + SERVER + " " + PLAIN + " password " + password);
        }
    }

    /** Closes the connection. */
    private static void inTransaction(Connection opened, Step step) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(QUIETLY);
            step.run(statement);
            connection.commit();
        }
    }

    /** False if there is no row. */
    private static boolean isTrue(Connection connection, String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
