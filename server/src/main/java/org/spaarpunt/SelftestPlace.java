package org.spaarpunt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import org.spaarpunt.SelftestReport.WrongResult;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.EmbeddedVisit;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.DatabaseAddress;

/**
 * Where a self-test has its tables: a schema of its own in the database of the installation, which no statement of the
 * installation names; or, where there is no installation yet, a database in a temporary directory. It is removed at the
 * end, and what a test that was killed left behind is removed by the next one.
 */
final class SelftestPlace implements AutoCloseable {
    static final String SCHEMA = "spaarpunt_selftest";

    /** Of the lock that one self-test at a time holds in a database. Any number that nothing else uses. */
    private static final long LOCK = 7_355_608_230L;

    private final DatabaseAddress database;
    private final Connection control;
    private final String name;
    private final Closing after;

    private interface Closing {
        void run() throws IOException;
    }

    private SelftestPlace(DatabaseAddress database, Connection control, String name, Closing after) {
        this.database = database;
        this.control = control;
        this.name = name;
        this.after = after;
    }

    static SelftestPlace of(Settings settings, SecureRandom random) throws SQLException, IOException, WrongResult {
        if (settings.database().isPresent()) {
            var address = settings.database().get();
            return in(address, address.place() + " (user " + address.user() + ")", () -> {});
        }
        var home = EmbeddedPostgresSettings.in(settings.data());
        return EmbeddedPostgres.isIn(home)
                ? embedded(home, "the embedded database in " + home.home(), random, () -> {})
                : temporary(random);
    }

    private static SelftestPlace temporary(SecureRandom random) throws SQLException, IOException, WrongResult {
        var directory = Files.createTempDirectory("spaarpunt-selftest");
        return embedded(
                EmbeddedPostgresSettings.in(directory.resolve("data")),
                "an embedded database in a temporary directory, since there is no installation yet",
                random,
                () -> delete(directory));
    }

    private static SelftestPlace embedded(
            EmbeddedPostgresSettings home, String name, SecureRandom random, Closing after)
            throws SQLException, IOException, WrongResult {
        var visit = EmbeddedVisit.to(home, random);
        return in(visit.address(), name, () -> {
            visit.close();
            after.run();
        });
    }

    private static SelftestPlace in(DatabaseAddress database, String name, Closing after)
            throws SQLException, IOException, WrongResult {
        try {
            var control = connect(database);
            var place = new SelftestPlace(database, control, name, after);
            place.takeLock();
            place.removeTables();
            place.execute("create schema " + SCHEMA);
            return place;
        } catch (SQLException | WrongResult failed) {
            after.run();
            throw failed;
        }
    }

    /** The database, with the schema of the test as the one in which names are looked up. */
    DatabaseAddress address() {
        var url = database.jdbcUrl();
        return new DatabaseAddress(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA,
                database.user(),
                database.password());
    }

    String name() {
        return name;
    }

    /** A connection that shares nothing with the pool of a server. */
    Connection connection() throws SQLException {
        return connect(address());
    }

    void removeTables() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Override
    public void close() throws IOException {
        try (control) {
            removeTables();
        } catch (SQLException gone) {
            throw new IOException("The schema " + SCHEMA + " could not be removed; the next self-test does", gone);
        } finally {
            after.run();
        }
    }

    private void takeLock() throws SQLException, WrongResult {
        try (var statement = control.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new WrongResult("Another self-test runs on this database: wait until it has ended.");
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = control.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return address.user().isEmpty()
                ? DriverManager.getConnection(address.jdbcUrl())
                : DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
