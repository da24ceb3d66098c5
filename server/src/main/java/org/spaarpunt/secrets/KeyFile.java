package org.spaarpunt.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.PrivateFile;

/**
 * Where the key of an embedded database is stored: outside of the database's home, so that a copy of the home does not
 * contain the key. Earlier versions kept it in the home. There it is used as long as no other place is configured,
 * since backups of the home rely on it; when a place is configured, it is moved there.
 *
 * @param home of the database
 * @param chosen the setting {@code secret-key-file}; empty: a directory beside the home
 */
public record KeyFile(Path home, Optional<Path> chosen) {
    private static final String NAME = "secret-key";

    private static final EventLog LOG = EventLog.of(KeyFile.class);

    public KeyFile {
        home = home.toAbsolutePath().normalize();
        chosen = chosen.map(file -> file.toAbsolutePath().normalize());
    }

    /** The file that is used now, whether it exists or not. */
    public Path path() {
        return !isThere(apart()) && isThere(inHome()) ? inHome() : apart();
    }

    /** Whether a copy of the home contains the key. */
    public boolean isInHome() {
        return path().startsWith(home);
    }

    /** Where it is kept unless an earlier version stored it in the home. */
    public Path apart() {
        return chosen.orElseGet(
                () -> home.resolveSibling(home.getFileName() + "-keys").resolve(NAME));
    }

    /**
     * Moves a key from the home to the configured place; for a moment both files exist, and there is always at least
     * one.
     */
    void settle() {
        if (chosen.isEmpty() || isThere(apart()) || !isThere(inHome())) {
            return;
        }
        try {
            var text = PrivateFile.read(inHome());
            makeDirectory();
            PrivateFile.write(apart(), text);
            if (!PrivateFile.read(apart()).equals(text)) {
                throw new IOException(apart() + " does not hold what was written to it");
            }
            Files.delete(inHome());
            LOG.info(
                    "key_file_moved",
                    "The key file {file} was moved to {newFile}; keep a copy of it apart from those of the data",
                    inHome(),
                    apart());
        } catch (IOException failed) {
            throw new KeyProofs.WrongKeys("The key file " + inHome() + " cannot be moved to " + apart() + " (" + failed
                    + "). Let the setting secret-key-file name a place that this user can write to.");
        }
    }

    /** For a new key; in the home if no directory beside it can be created. */
    Path placeForNewKey() {
        try {
            makeDirectory();
            return apart();
        } catch (IOException failed) {
            if (chosen.isPresent()) {
                throw new KeyProofs.WrongKeys("No key file can be made at " + apart() + " (" + failed
                        + "). Let the setting secret-key-file name a place that this user can write to.");
            }
            return inHome();
        }
    }

    private Path inHome() {
        return home.resolve(NAME);
    }

    private void makeDirectory() throws IOException {
        var directory = apart().resolveSibling("");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (!Files.isWritable(directory)) {
            throw new IOException(directory + " is not writable");
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
