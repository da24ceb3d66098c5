package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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
    private final String template = uniqueName();
    private final ReentrantLock templateLock = new ReentrantLock();
    private boolean templateIsReady;

    private TestPostgres(TestServer server) {
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
     * A new database as the migration leaves it, cloned in some 30 ms.
     *
     * @param migrateTemplateOnce fills the template at the first call and must leave no connection open; later calls
     *     clone what the first one made
     */
    public static TestDatabase fresh(Consumer<DatabaseAddress> migrateTemplateOnce) {
        Lazy.ONE.prepareTemplate(migrateTemplateOnce);
        return cloneOf(Lazy.ONE.template);
    }

    /** A new database with all that another one on the same server holds; nobody may be connected to that one. */
    public static TestDatabase cloneOf(String template) {
        return Lazy.ONE.create(" template " + template + " strategy file_copy");
    }

    private void prepareTemplate(Consumer<DatabaseAddress> migrate) {
        templateLock.lock();
        try {
            if (!templateIsReady) {
                run("drop database if exists " + template + " with (force)");
                run("create database " + template);
                migrate.accept(server.address(template));
                templateIsReady = true;
            }
        } finally {
            templateLock.unlock();
        }
    }

    private TestDatabase create(String options) {
        String name = uniqueName();
        run("create database " + name + options);
        return new TestDatabase(server.address(name), () -> run("drop database if exists " + name + " with (force)"));
    }

    private void close() {
        run("drop database if exists " + template + " with (force)");
        server.close();
    }

    private void run(String statement) {
        DatabaseAddress at = server.address(MAINTENANCE_DATABASE);
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    private static String uniqueName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }
}
