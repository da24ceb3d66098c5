package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The layout of the directory that holds one embedded database and all that belongs to it. */
public record DatabaseHome(Path directory) {

    public static DatabaseHome create(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // Without symbolic links, so that a path means the same to us and to a server found running.
        return new DatabaseHome(directory.toRealPath());
    }

    Path data() {
        return directory.resolve("pgdata");
    }

    /** Where a new data directory grows until it is whole. */
    Path unfinishedData() {
        return directory.resolve("pgdata.new");
    }

    Path password() {
        return directory.resolve("password");
    }

    Path port() {
        return directory.resolve("port");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path owner() {
        return directory.resolve("owner");
    }

    /** Where the server that uses the database tells under which address people reach it. */
    Path server() {
        return directory.resolve("server");
    }

    public Path log() {
        return directory.resolve("postgresql.log");
    }
}
