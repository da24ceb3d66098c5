package org.spaarpunt.storage;

import java.nio.file.Path;
import java.util.Properties;
import org.postgresql.Driver;
import org.spaarpunt.postgres.VolatileServer;

/** The server that tests run on: embedded, or the one that {@code SPAARPUNT_TEST_DATABASE_URL} names. */
public interface TestServer extends AutoCloseable {

    /** The address of a database, which need not exist, for the role that owns the databases of tests. */
    DatabaseAddress address(String database);

    /** The same for a role that may make and drop databases and set their parameters. */
    DatabaseAddress maintenanceAddress(String database);

    @Override
    void close();

    static TestServer start() {
        String url = System.getenv("SPAARPUNT_TEST_DATABASE_URL");
        return url == null || url.isBlank() ? VolatileServer.start() : new External(url);
    }

    /** The programs are unpacked once for all test runs of a user. */
    static Path binaries() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "spaarpunt")
                : Path.of(cache, "spaarpunt");
    }

    /** PostgreSQL 15 or newer, as a user who may create databases, with user and password in the URL. */
    final class External implements TestServer {

        private final Properties parts;

        External(String url) {
            Properties parsed = Driver.parseURL(url, new Properties());
            if (parsed == null) {
                throw new IllegalArgumentException("SPAARPUNT_TEST_DATABASE_URL is no jdbc:postgresql:// URL");
            }
            this.parts = parsed;
        }

        @Override
        public DatabaseAddress address(String database) {
            String url = "jdbc:postgresql://" + parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT") + "/";
            return new DatabaseAddress(
                    url + database, parts.getProperty("user", ""), parts.getProperty("password", ""));
        }

        @Override
        public DatabaseAddress maintenanceAddress(String database) {
            return address(database);
        }

        @Override
        public void close() {
            // Not ours to stop.
        }
    }
}
