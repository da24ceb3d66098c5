package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The layout of the directory that holds one embedded database and all that belongs to it. */
record DatabaseHome(Path directory) {

    static DatabaseHome create(Path directory) throws IOException {
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

    /** Of the role that owns the tables. */
    Path password() {
        return directory.resolve("password");
    }

    /** Of the superuser, which only the launcher uses. */
    Path maintenancePassword() {
        return directory.resolve("maintenance-password");
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

    Path log() {
        return directory.resolve("postgresql.log");
    }
}
