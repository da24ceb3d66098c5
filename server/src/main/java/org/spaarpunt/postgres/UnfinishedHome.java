package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import org.spaarpunt.storage.PrivateFile;
import org.spaarpunt.storage.ProcessLock;

/**
 * A home that is filled with the files of another one. Until it gets its place it has a mark, with which no server starts
 * on it by itself; and it belongs to one process from before its first file until it has its place.
 */
public final class UnfinishedHome implements AutoCloseable {
    private final EmbeddedPostgresSettings settings;
    private final DatabaseHome home;
    private final ProcessLock lock;

    private UnfinishedHome(EmbeddedPostgresSettings settings, DatabaseHome home, ProcessLock lock) {
        this.settings = settings;
        this.home = home;
        this.lock = lock;
    }

    /**
     * Begins with an empty directory. What an interrupted process left there is deleted, and its server stopped.
     *
     * @throws EmbeddedPostgresException if another process is at work there
     */
    public static UnfinishedHome begin(EmbeddedPostgresSettings settings) throws IOException {
        DatabaseHome home = DatabaseHome.create(settings.home());
        ProcessLock lock = HomeLock.take(home);
        try {
            EmbeddedPostgres.eraseOwned(home, settings);
            Files.deleteIfExists(home.password());
            Files.deleteIfExists(home.maintenancePassword());
            PrivateFile.write(home.unfinished(), "");
            flush(home.directory());
            return new UnfinishedHome(settings, home, lock);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Where the restored data of a home are until they are whole. */
    public static Path restoring(Path home) {
        return home.resolveSibling(home.getFileName() + ".restoring");
    }

    public Path directory() {
        return home.directory();
    }

    /** Starts a server on what has been written here; it must be stopped before the home gets its place. */
    public EmbeddedPostgres start(SecureRandom random) {
        return EmbeddedPostgres.startUnfinished(home, settings, random);
    }

    /** Gives it its place, where nothing is or an empty directory. */
    public void moveTo(Path place) throws IOException {
        Files.delete(home.unfinished());
        lock.disown();
        Files.move(home.directory(), place, StandardCopyOption.ATOMIC_MOVE);
        flush(place.resolveSibling(""));
    }

    /** Deletes everything. */
    public void remove() throws IOException {
        EmbeddedPostgres.eraseOwned(home, settings);
        Tree.delete(home.directory());
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new EmbeddedPostgresException("The directory " + home.directory() + " cannot be given up", failed);
        }
    }

    private static void flush(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
