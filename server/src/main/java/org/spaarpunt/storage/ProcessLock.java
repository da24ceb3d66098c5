package org.spaarpunt.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What only one process does at a time, held as a file lock, which the kernel releases however the process ends.
 *
 * <p>POSIX drops all locks that a process has on a file when it closes any descriptor of that file. A second attempt
 * within one JVM must therefore be refused before it opens the lock file; the owner file beside it shows that.
 */
public final class ProcessLock implements AutoCloseable {
    private final Path owner;
    private final FileChannel channel;

    private ProcessLock(Path owner, FileChannel channel) {
        this.owner = owner;
        this.channel = channel;
    }

    /**
     * Takes it; empty when another process, or this one, holds it.
     *
     * @param file is made, and stays
     * @param owner says which process holds it
     */
    public static Optional<ProcessLock> takeIfFree(Path file, Path owner) throws IOException {
        String thisProcess = thisProcess();
        if (owner(owner).equals(thisProcess)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFile.OWNER_ONLY);
        if (!locked(channel)) {
            channel.close();
            return Optional.empty();
        }
        PrivateFile.write(owner, thisProcess);
        return Optional.of(new ProcessLock(owner, channel));
    }

    /** The process that an owner file names. */
    public static String owner(Path owner) throws IOException {
        return Files.exists(owner) ? PrivateFile.read(owner) : "another process";
    }

    /** Removes the owner file, and holds the lock on; before the directory of both gets another name. */
    public void disown() throws IOException {
        Files.deleteIfExists(owner);
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            disown();
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
}
