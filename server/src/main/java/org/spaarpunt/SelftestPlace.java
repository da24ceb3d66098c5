package org.spaarpunt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import org.spaarpunt.postgres.EmbeddedPostgres;
import org.spaarpunt.postgres.EmbeddedPostgresSettings;
import org.spaarpunt.postgres.EmbeddedVisit;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.DatabaseAddress;
import org.spaarpunt.storage.ScratchSchema;

/**
 * Where a self-test has its tables: in the database of the installation, apart from its tables; or, where there is no
 * installation yet, in a database in a temporary directory.
 */
final class SelftestPlace implements AutoCloseable {
    private final String name;
    private final ScratchSchema tables;
    private final Closing after;

    private interface Closing {
        void run() throws IOException;
    }

    private SelftestPlace(String name, ScratchSchema tables, Closing after) {
        this.name = name;
        this.tables = tables;
        this.after = after;
    }

    static SelftestPlace of(Settings settings, SecureRandom random) throws IOException {
        if (settings.database().address().isPresent()) {
            var address = settings.database().address().get();
            return in(address, address.place() + " (user " + address.user() + ")", () -> {});
        }
        var home = EmbeddedPostgresSettings.in(settings.database().data());
        return EmbeddedPostgres.isIn(home)
                ? embedded(home, "the embedded database in " + home.home(), random, () -> {})
                : temporary(random);
    }

    private static SelftestPlace temporary(SecureRandom random) throws IOException {
        var directory = Files.createTempDirectory("spaarpunt-selftest");
        return embedded(
                EmbeddedPostgresSettings.in(directory.resolve("data")),
                "an embedded database in a temporary directory, since there is no installation yet",
                random,
                () -> delete(directory));
    }

    private static SelftestPlace embedded(
            EmbeddedPostgresSettings home, String name, SecureRandom random, Closing after) throws IOException {
        var visit = EmbeddedVisit.to(home, random);
        return in(visit.address(), name, () -> {
            visit.close();
            after.run();
        });
    }

    private static SelftestPlace in(DatabaseAddress database, String name, Closing after) throws IOException {
        try {
            return new SelftestPlace(name, ScratchSchema.in(database), after);
        } catch (RuntimeException failed) {
            after.run();
            throw failed;
        }
    }

    String name() {
        return name;
    }

    ScratchSchema tables() {
        return tables;
    }

    @Override
    public void close() throws IOException {
        try (tables) {
            // The schema goes before its database does.
        } finally {
            after.run();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
