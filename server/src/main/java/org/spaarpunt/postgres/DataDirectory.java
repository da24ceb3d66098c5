package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.spaarpunt.postgres.ServerConnection.Passwords;
import org.spaarpunt.storage.PrivateFile;

/**
 * The server's data and the passwords for it.
 *
 * <p>A directory with the final name is complete, because it was created under another name; and its passwords were on
 * disk before it.
 */
record DataDirectory(DatabaseHome home, PostgresCommands commands, ServerLog log) {

    private static final int PASSWORD_BYTES = 32;

    /** Makes the data directory when there is none, and returns its passwords. */
    Passwords open(SecureRandom random) throws IOException, InterruptedException {
        if (Files.exists(home.data())) {
            requireSameVersion();
            requirePassword();
            makeIfAbsent(home.maintenancePassword(), random);
        } else {
            makeIfAbsent(home.password(), random);
            makeIfAbsent(home.maintenancePassword(), random);
            initialise();
        }
        return Passwords.in(home);
    }

    private void initialise() throws IOException, InterruptedException {
        Path unfinished = home.unfinishedData();
        Tree.delete(unfinished);
        List<String> arguments = List.of(
                "--pgdata=" + unfinished,
                "--username=" + DatabaseRoles.MAINTENANCE,
                "--pwfile=" + home.maintenancePassword(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts and compares case the same on every system; the system's own locales do not.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                // Iterated hashing slows down the guessing of passwords. These are 256 random bits, which cannot be
                // guessed, and each connection of a starting server would pay for the iterations.
                "--set=scram_iterations=1");
        if (commands.run("initdb", arguments, log.redirect()) != 0) {
            throw new EmbeddedPostgresException(
                    "No database could be made in " + home.directory() + "; " + log.lastLines());
        }
        Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(home.directory())) {
            directory.force(true);
        }
    }

    private void requireSameVersion() throws IOException {
        Path versionFile = home.data().resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            throw new EmbeddedPostgresException(
                    home.data() + " is no data directory of PostgreSQL (it lacks PG_VERSION);"
                            + " move it away, or choose another directory.");
        }
        String theirs = PrivateFile.read(versionFile);
        String ours = commands.binaries().majorVersion();
        if (!theirs.equals(ours)) {
            throw new EmbeddedPostgresException("""
                    The data in %1$s is of PostgreSQL %2$s and this is PostgreSQL %3$s: start a PostgreSQL %2$s on it and \
                    dump it with pg_dumpall, move the directory away, start again and load the dump with psql.""".formatted(home.data(), theirs, ours));
        }
    }

    private void requirePassword() {
        if (!Files.exists(home.password())) {
            throw new EmbeddedPostgresException("The password file " + home.password() + " is gone, and the data in "
                    + home.data() + " cannot be opened without it: put it back from a backup.");
        }
    }

    private static void makeIfAbsent(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, newPassword(random));
        }
    }

    private static String newPassword(SecureRandom random) {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
