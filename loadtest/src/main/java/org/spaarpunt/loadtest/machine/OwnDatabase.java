package org.spaarpunt.loadtest.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.secrets.KeyFile;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.PrivateFile;

/** A durable PostgreSQL that a program starts for itself, with the schema in place. */
public final class OwnDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path home;
    private final SecretBox box;

    private OwnDatabase(EmbeddedPostgres server, Path home, SecretBox box) {
        this.server = server;
        this.home = home;
        this.box = box;
    }

    /**
     * Starts the database, and creates it if there is none.
     *
     * @param home the directory that a server would get as {@code SPAARPUNT_DATA}
     */
    public static OwnDatabase in(Path home, SecureRandom random) {
        return start(EmbeddedPostgresSettings.in(home), random);
    }

    /** The same without tables, which the first server on it makes; its secrets are sealed with a new key. */
    public static OwnDatabase withoutTables(Path home, SecureRandom random) throws IOException {
        var server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(home).withBinaries(cache()), random);
        var keys = SealingKeys.newKey("loadtest", random);
        var file = keyFile(home).path();
        Files.createDirectories(file.resolveSibling(""));
        PrivateFile.write(file, keys);
        return new OwnDatabase(server, home, new SecretBox(SealingKeys.parse(keys), random));
    }

    /** The same for filling it: what is written to a table that was truncated before is not written to the log too. */
    public static OwnDatabase forFilling(Path home, SecureRandom random) {
        return start(
                EmbeddedPostgresSettings.in(home)
                        .withParameter("wal_level", "minimal")
                        .withParameter("max_wal_senders", "0"),
                random);
    }

    /** The same for more connections than a server needs. */
    public static OwnDatabase forConnections(Path home, int connections, SecureRandom random) {
        return start(
                EmbeddedPostgresSettings.in(home).withParameter("max_connections", Integer.toString(connections)),
                random);
    }

    public DatabaseAddress address() {
        return server.address();
    }

    /** The box with which the secrets in it are sealed. */
    public SecretBox box() {
        return box;
    }

    /** The box with which the secrets in the embedded database of a home are sealed. */
    public static SecretBox boxIn(Path home, SecureRandom random) {
        return new SecretBox(SealingKeys.parse(keysOf(home)), random);
    }

    /** The settings for a server on this database, which seals with the same key. */
    public Map<String, String> settings() {
        return Map.of(
                "SPAARPUNT_DATABASE_URL", address().jdbcUrl(),
                "SPAARPUNT_DATABASE_USER", address().user(),
                "SPAARPUNT_DATABASE_PASSWORD", address().password(),
                "SPAARPUNT_SECRET_KEYS", keysOf(home));
    }

    /** As the superuser, who may do what the server's role may not. */
    public DatabaseAddress maintenanceAddress() {
        return new DatabaseAddress(
                address().jdbcUrl(), "spaarpunt_maintenance", textOf(home.resolve("maintenance-password")));
    }

    /** The process that is the ancestor of all other processes of the database. */
    public long pid() {
        return pidIn(home);
    }

    /** The first process of the embedded database that runs in a home. */
    public static long pidIn(Path home) {
        try (var lines = Files.lines(home.resolve("pgdata").resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static OwnDatabase start(EmbeddedPostgresSettings settings, SecureRandom random) {
        var server = EmbeddedPostgres.start(settings.withBinaries(cache()), random);
        try (var database = Database.open(server.address(), 1)) {
            var keys = SealingKeys.keptIn(keyFile(settings.home()), database.jdbi(), random);
            return new OwnDatabase(server, settings.home(), new SecretBox(keys, random));
        } catch (RuntimeException unusable) {
            server.close();
            throw unusable;
        }
    }

    private static KeyFile keyFile(Path home) {
        return new KeyFile(home, Optional.empty());
    }

    private static String keysOf(Path home) {
        return textOf(keyFile(home).path());
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the programs of PostgreSQL are unpacked, once for all runs of a user. */
    private static Path cache() {
        var cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "spaarpunt")
                : Path.of(cache, "spaarpunt");
    }
}
