package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * A schema of its own beside the tables of an installation, in the same database: empty at first, and gone at the end.
 * One process at a time has it. What a killed process left behind is removed by the next one.
 */
public final class ScratchSchema implements AutoCloseable {
    public static final String NAME = "spaarpunt_selftest";

    /** Of the lock that the process with the schema holds. Any number that nothing else uses. */
    private static final long LOCK = 7_355_608_230L;

    /** What a database answers that may lose acknowledged changes when the machine stops. */
    private static final String WEAKNESSES = """
            select name || ' = ' || setting from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'
            order by name limit 1""";

    private final DatabaseAddress database;
    private final Connection control;

    private ScratchSchema(DatabaseAddress database, Connection control) {
        this.database = database;
        this.control = control;
    }

    /**
     * Makes the schema.
     *
     * @throws UnusableDatabaseException when the database refuses the user or the schema, or another process has it
     * @throws UnreachableDatabaseException when it is unavailable
     */
    @SuppressWarnings("MustBeClosed") // Closed with the schema.
    public static ScratchSchema in(DatabaseAddress database) {
        try {
            var schema = new ScratchSchema(
                    database, new Sources(database).ofCommand().getConnection());
            try {
                schema.lock();
                schema.drop();
                schema.execute("create schema " + NAME);
                return schema;
            } catch (SQLException | UnusableDatabaseException failed) {
                schema.control.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw OpeningFailure.of(new StatementFailure(failed), database);
        }
    }

    /** The database, where names are looked up in this schema only. */
    public DatabaseAddress address() {
        var url = database.jdbcUrl();
        return new DatabaseAddress(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + NAME, database.user(), database.password());
    }

    /** Connections that share nothing with the pool of a server: each statement has one of its own. */
    public Jdbi jdbi() {
        return Jdbi.create(new Sources(address()).ofCommand());
    }

    /** The setting by which the database may lose what it acknowledges, if there is one. */
    public Optional<String> weakness() {
        return jdbi().withHandle(handle ->
                handle.createQuery(WEAKNESSES).mapTo(String.class).findOne());
    }

    @Override
    public void close() {
        try (control) {
            drop();
        } catch (SQLException gone) {
            throw new StatementFailure(gone);
        }
    }

    private void lock() throws SQLException {
        try (var statement = control.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            if (!row.next() || !row.getBoolean(1)) {
                throw new UnusableDatabaseException(
                        "Another self-test runs on " + database.place() + ": wait until it has ended");
            }
        }
    }

    private void drop() throws SQLException {
        execute("drop schema if exists " + NAME + " cascade");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = control.createStatement()) {
            statement.execute(sql);
        }
    }
}
