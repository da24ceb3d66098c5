package org.spaarpunt.loadtest.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.EmbeddedPostgres;
import org.spaarpunt.storage.EmbeddedPostgresSettings;

/** A durable PostgreSQL that a program starts for itself, with the schema in place. */
public final class OwnDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path home;

    private OwnDatabase(EmbeddedPostgres server, Path home) {
        this.server = server;
        this.home = home;
    }

    /**
     * Starts it, and makes it when there is none.
     *
     * @param home the same directory that a server takes as {@code SPAARPUNT_DATA}
     */
    public static OwnDatabase in(Path home, SecureRandom random) {
        return start(EmbeddedPostgresSettings.in(home), random);
    }

    /** The same, with more room before PostgreSQL writes its checkpoints, for filling it. */
    public static OwnDatabase forFilling(Path home, SecureRandom random) {
        return start(EmbeddedPostgresSettings.in(home).withParameter("max_wal_size", "8GB"), random);
    }

    public DatabaseAddress address() {
        return server.address();
    }

    /** The process that all other processes of the database descend from. */
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
        try (var _ = Database.open(server.address(), 1)) {
            return new OwnDatabase(server, settings.home());
        }
    }

    /** The programs of PostgreSQL are unpacked once for all runs of a user. */
    private static Path cache() {
        var cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "spaarpunt")
                : Path.of(cache, "spaarpunt");
    }
}
