package org.spaarpunt.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.testing.TestKind;
import org.spaarpunt.testing.TestKinds;

/**
 * Databases for tests, on one real server for the whole test run; it starts with the first and ends with the JVM.
 *
 * <p>Set {@code SPAARPUNT_TEST_DATABASE_URL} to run on another PostgreSQL, for instance
 * {@code jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=secret}.
 */
public final class TestPostgres {

    /** A database that every server has and in which we may stand while we make others. */
    private static final String MAINTENANCE_DATABASE = "postgres";

    private final TestServer server;
    private final Queue<String> templates = new ConcurrentLinkedQueue<>();

    private TestPostgres(TestServer server) {
        TestKinds.require(TestKind.DATABASE);
        this.server = server;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "test-postgres-close"));
    }

    /** Loaded with the first database that is asked for. */
    private static final class Lazy {
        private static final TestPostgres ONE = new TestPostgres(TestServer.start());
    }

    /** A new database with nothing in it. */
    public static TestDatabase emptyDatabase() {
        return Lazy.ONE.create("");
    }

    /**
     * A database to clone, which lasts as long as the JVM.
     *
     * @param fill brings in what all clones shall have, and leaves no connection open
     * @return its name, for {@link #cloneOf}
     */
    public static String template(Consumer<DatabaseAddress> fill) {
        return Lazy.ONE.makeTemplate(fill);
    }

    /** A new database with all that another one on the same server holds; nobody may be connected to that one. */
    public static TestDatabase cloneOf(String template) {
        return Lazy.ONE.create(" template " + template + " strategy file_copy");
    }

    /**
     * A server that a test may stop or kill.
     *
     * @param home an empty directory, which the test deletes
     */
    public static EmbeddedPostgres ownServer(Path home) {
        return EmbeddedPostgres.start(
                EmbeddedPostgresSettings.in(home).withBinaries(TestServer.binaries()), new SecureRandom());
    }

    /** Lets an embedded database in this home use the programs of the tests, which are unpacked already. */
    public static void lendBinaries(Path home) throws IOException {
        Files.createSymbolicLink(Files.createDirectories(home).resolve("binaries"), TestServer.binaries());
    }

    private String makeTemplate(Consumer<DatabaseAddress> fill) {
        String name = uniqueName();
        templates.add(name);
        run("create database " + name + owner());
        fill.accept(server.address(name));
        return name;
    }

    private TestDatabase create(String options) {
        String name = uniqueName();
        run("create database " + name + owner() + options);
        return new TestDatabase(server.address(name), server.maintenanceAddress(name), name, this::run);
    }

    private void close() {
        templates.forEach(name -> run("drop database if exists " + name + " with (force)"));
        server.close();
    }

    private void run(String statement) {
        DatabaseAddress at = server.maintenanceAddress(MAINTENANCE_DATABASE);
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    private String owner() {
        String user = server.address(MAINTENANCE_DATABASE).user();
        return user.isEmpty() ? "" : " owner \"" + user + "\"";
    }

    private static String uniqueName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }
}
