package org.spaarpunt.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.storage.PrivateFile;

/**
 * The right of one process to a home, held as a file lock, which the kernel releases however the process ends.
 *
 * <p>POSIX drops all locks that a process has on a file when it closes any descriptor of that file. A second start
 * within one JVM must therefore be refused before it opens the lock file; the owner file beside it shows that.
 */
final class HomeLock implements AutoCloseable {

    private final DatabaseHome home;
    private final FileChannel channel;

    private HomeLock(DatabaseHome home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    static HomeLock take(DatabaseHome home) throws IOException {
        Optional<HomeLock> taken = takeIfFree(home);
        if (taken.isEmpty()) {
            throw inUse(home);
        }
        return taken.get();
    }

    /** Empty when another process, or this one, holds it. */
    static Optional<HomeLock> takeIfFree(DatabaseHome home) throws IOException {
        String thisProcess = thisProcess();
        if (owner(home).equals(thisProcess)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(
                home.lock(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFile.OWNER_ONLY);
        if (!locked(channel)) {
            channel.close();
            return Optional.empty();
        }
        PrivateFile.write(home.owner(), thisProcess);
        return Optional.of(new HomeLock(home, channel));
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            Files.deleteIfExists(home.owner());
            channel.close();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException alreadyOurs) {
            return false;
        }
    }

    /**
     * The pid with the start time: after a restart of the machine a pid is used again, in a container almost always.
     */
    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid() + " since "
                + process.info().startInstant().map(Instant::toString).orElse("an unknown time");
    }

    private static String owner(DatabaseHome home) throws IOException {
        return Files.exists(home.owner()) ? PrivateFile.read(home.owner()) : "another process";
    }

    private static EmbeddedPostgresException inUse(DatabaseHome home) throws IOException {
        return new EmbeddedPostgresException("The database in " + home.directory() + " is in use by " + owner(home)
                + "; stop that one first, or choose another directory.");
    }
}
