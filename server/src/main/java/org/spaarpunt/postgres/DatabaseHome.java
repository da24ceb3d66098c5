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
        // Without symbolic links, so that a path can be compared with that of a server found running.
        return new DatabaseHome(directory.toRealPath());
    }

    Path data() {
        return directory.resolve("pgdata");
    }

    /** Where a new data directory is created until it is complete. */
    Path unfinishedData() {
        return directory.resolve("pgdata.new");
    }

    /** The password of the role that owns the tables. */
    Path password() {
        return directory.resolve("password");
    }

    /** The password of the superuser, which only the launcher uses. */
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

    /** Where the server that uses the database records its public address. */
    Path server() {
        return directory.resolve("server");
    }

    /** Is there while the home is filled with the files of another one. */
    Path unfinished() {
        return directory.resolve("unfinished");
    }

    Path log() {
        return directory.resolve("postgresql.log");
    }
}
